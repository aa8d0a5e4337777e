import { AccessMode } from '../../model/storage';
import { CatalogData, CatalogImage, CatalogProfile, CatalogType } from '../catalog/catalog-data';
import { typeOf } from '../catalog/common-instance-types';
import { keptByVersion } from '../catalog/kept';
import { profilesOf } from '../cozystack/profiles';
import { CozystackVersion } from '../cozystack/version';

/** The size of each instance type, as "vCPU/memory". Hikube's API reference lists them. */
const TYPES: Readonly<Record<string, string>> = {
  's1.small': '1/2Gi', 's1.medium': '2/4Gi', 's1.large': '4/8Gi', 's1.xlarge': '8/16Gi', 's1.3large': '12/24Gi',
  's1.2xlarge': '16/32Gi', 's1.3xlarge': '24/48Gi', 's1.4xlarge': '32/64Gi', 's1.8xlarge': '64/128Gi',
  'u1.medium': '1/4Gi', 'u1.large': '2/8Gi', 'u1.xlarge': '4/16Gi', 'u1.2xlarge': '8/32Gi', 'u1.4xlarge': '16/64Gi', 'u1.8xlarge': '32/128Gi',
  'm1.large': '2/16Gi', 'm1.xlarge': '4/32Gi', 'm1.2xlarge': '8/64Gi', 'm1.4xlarge': '16/128Gi', 'm1.8xlarge': '32/256Gi',
};

const UNVERIFIED: Readonly<Record<string, string>> = {
  's1.3large': 'its name does not match the other names of its series, although all pages of Hikube\'s API reference use it',
  'centos': 'Hikube\'s API reference lists this profile, but no version of Cozystack has it',
  'debian': 'Hikube\'s API reference lists this profile, but it exists only from Cozystack 1.5',
  'windows': 'Hikube\'s API reference lists this profile, but no version of Cozystack has it',
};

/** Hikube's images: the name, the corresponding portable image, and the smallest disk for the image. Source: Hikube's API reference. */
const IMAGES: readonly [name: string, id: string, minSize: string, loginUser?: string][] = [
  // Hikube's FAQ documents the user `cloud-user` for AlmaLinux and Rocky Linux too, although the images of these distributions have other users.
  ['almalinux-10', 'almalinux-10', '11Gi', 'cloud-user'],
  ['almalinux-8', 'almalinux-8', '11Gi', 'cloud-user'],
  ['almalinux-9', 'almalinux-9', '11Gi', 'cloud-user'],
  ['centos-stream-10', 'centos-stream-10', '11Gi'],
  ['centos-stream-9', 'centos-stream-9', '11Gi'],
  ['cloudlinux-8', 'cloudlinux-8', '8Gi'],
  ['cloudlinux-9', 'cloudlinux-9', '9Gi'],
  ['debian-11', 'debian-11', '4Gi'],
  ['debian-12', 'debian-12', '4Gi'],
  ['debian-13', 'debian-13', '4Gi'],
  ['opensuse-156', 'opensuse-leap-15.6', '1Gi'],
  ['opensuse-160', 'opensuse-leap-16.0', '2Gi'],
  ['oracle-10', 'oracle-10', '40Gi'],
  ['oracle-8', 'oracle-8', '40Gi'],
  ['oracle-9', 'oracle-9', '40Gi'],
  ['proxmox-8', 'proxmox-8', '2Gi'],
  ['proxmox-9', 'proxmox-9', '2Gi'],
  ['rocky-10', 'rocky-10', '11Gi', 'cloud-user'],
  ['rocky-8', 'rocky-8', '11Gi', 'cloud-user'],
  ['rocky-9', 'rocky-9', '11Gi', 'cloud-user'],
  ['talos-112', 'talos-1.12', '8Gi'],
  ['ubuntu-2204', 'ubuntu-22.04', '4Gi'],
  ['ubuntu-2404', 'ubuntu-24.04', '4Gi'],
];

/** The largest number of virtual CPUs of an instance type (`s1.8xlarge`), and the largest memory (`m1.8xlarge`). */
export const LIMITS = { vcpus: 64, memory: '256Gi' };

/** Hikube's how-to on GPU machines says: "At least 8 vCPU and 32 GB of RAM for each GPU". */
export const GPU_GUIDANCE = { vcpus: 8, memory: '32Gi' };

/**
 * The catalog that Hikube documents. The documentation no longer has a full list of profiles. So the catalog has the profiles of Cozystack, and,
 * marked as unverified, the documented profiles that are not among the profiles of Cozystack.
 *
 * @param version the Cozystack version that the user sets; without it, the catalog has the profiles that 1.0 and 1.6 have in common
 */
export const hikubeCatalog = keptByVersion((version: CozystackVersion | undefined): CatalogData => {
  const types = Object.entries(TYPES).map(([name, spec]): CatalogType => ({ ...typeOf(name, spec), unverified: UNVERIFIED[name] }));
  const images = IMAGES.map(([name, id, minSize, loginUser]): CatalogImage => ({ name, id, minSize: minSize, loginUser }));
  return {
    types,
    profiles: profiles(version),
    images,
    storageClasses: [
      { name: 'local', nodeLocal: true },
      { name: 'replicated', accessMode: AccessMode.READ_WRITE_MANY },
      { name: 'replicated-async' },
    ],
    gpus: [{ name: 'nvidia.com/AD102GL_L40S' }, { name: 'nvidia.com/GA100_A100_PCIE_80GB' }, { name: 'nvidia.com/H100_94GB' }],
  };
});

/** Hikube's instance types of one series. */
export function hikubeSeries(series: string): CatalogType[] {
  return Object.entries(TYPES).filter(([name]) => name.startsWith(`${series}.`)).map(([name, spec]) => typeOf(name, spec));
}

function profiles(version: CozystackVersion | undefined): CatalogProfile[] {
  const newest = profilesOf(version ?? CozystackVersion.V1_6);
  const oldest = new Set(profilesOf(version ?? CozystackVersion.V1_0).map(({ name }) => name));
  const shared = newest.filter(({ name }) => oldest.has(name));
  const documentedOnly = ['centos', 'debian', 'windows']
    .filter(name => !shared.some(profile => profile.name === name))
    .map(name => ({ name, unverified: UNVERIFIED[name] }));
  return [...shared, ...documentedOnly];
}
