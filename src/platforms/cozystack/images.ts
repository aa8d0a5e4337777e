import { atLeast, CozystackVersion } from './version';
import { CatalogImage } from '../catalog/catalog-data';

/** The storage class of golden images. The package of default images uses it, and also the script with which administrators create images. */
export const IMAGE_STORAGE_CLASS = 'replicated';

/** The images of `packages/system/vm-default-images`. Their names are also the ids of the portable images. */
const DEFAULT_IMAGES: readonly string[] = [
  'almalinux-10', 'almalinux-8', 'almalinux-9', 'alpine-3.21', 'centos-stream-10', 'centos-stream-9', 'debian-12', 'debian-13',
  'opensuse-leap-15.6', 'opensuse-leap-16.0', 'rocky-10', 'rocky-8', 'rocky-9', 'ubuntu-20.04', 'ubuntu-22.04', 'ubuntu-24.04',
];

/** The golden images of a Cozystack version. Before 1.3, there are no predefined images, and administrators create images by hand. */
export function imagesOf(version: CozystackVersion): CatalogImage[] {
  if (!atLeast(version, CozystackVersion.V1_3)) return [];
  return DEFAULT_IMAGES.map(name => ({ name, id: name, minSize: '20Gi', storageClass: IMAGE_STORAGE_CLASS }));
}
