import { CatalogData, CatalogImage } from './catalog-data';
import { PORTABLE_IMAGES } from './portable-images';
import { ImageReference } from '../../model/disk';

/** An image of the catalog, completed with the facts of its portable image. */
export interface FoundImage extends CatalogImage {
  readonly installer?: boolean;
}

/** The results for each catalog are kept, because many machines of a fleet have the same image. */
const found = new WeakMap<CatalogData, Map<string, FoundImage | undefined>>();

/** The catalog image of a reference, if it exists. The last entry wins, so that entries of the cluster have priority. */
export function findImage(reference: ImageReference, catalog: CatalogData): FoundImage | undefined {
  const known = found.get(catalog) ?? new Map<string, FoundImage | undefined>();
  found.set(catalog, known);
  const key = reference.id ?? `name ${reference.name}`;
  let image = known.get(key);
  if (image === undefined && !known.has(key)) known.set(key, image = search(reference, catalog));
  return image;
}

function search(reference: ImageReference, catalog: CatalogData): FoundImage | undefined {
  const image = [...catalog.images].reverse().find(({ id, name }) => reference.id === undefined ? name === reference.name : id === reference.id);
  if (!image) return undefined;
  const portable = image.id === undefined ? undefined : PORTABLE_IMAGES[image.id];
  const profile = image.profile ?? portable?.profiles.find(wanted => catalog.profiles.some(({ name, unverified }) => name === wanted && !unverified));
  return { ...image, profile, loginUser: image.loginUser ?? portable?.loginUser, installer: portable?.installer };
}
