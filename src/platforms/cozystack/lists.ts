import { ApiTree, at, take } from '../fields';

/** Takes the maps of a list out of the tree; anything else in its place stays. */
export function takeList<Item = ApiTree>(tree: ApiTree, path: readonly string[]): readonly Item[] {
  const list = at(tree, path);
  if (!Array.isArray(list)) return [];
  take(tree, path);
  return list.filter(item => typeof item === 'object' && item !== null) as Item[];
}
