import { ApiTree, Joint } from '../fields';
import { Manifest, ManifestHead } from '../manifest';

/** The manifest of an object, from the tree that `KindBinding.write` returns. */
export function objectOf(tree: ApiTree, head: Omit<ManifestHead, 'name' | 'labels' | 'annotations'>): Manifest {
  const { metadata, ...body } = tree;
  const { name, labels, annotations } = metadata as Pick<ManifestHead, 'name' | 'labels' | 'annotations'>;
  return { ...head, name, labels, annotations, body };
}

/** Fields that are written as separate objects next to the main object, or in no object. */
export const BESIDE: Joint<object, unknown> = { write: () => undefined, read: () => ({}) };
