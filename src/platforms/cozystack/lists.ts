import { ApiTree, at, take } from '../fields';

/** Removes a list from the tree, and returns the items that are maps. A value that is not a list stays in the tree. */
export function takeList<Item = ApiTree>(tree: ApiTree, path: readonly string[]): readonly Item[] {
  const list = at(tree, path);
  if (!Array.isArray(list)) return [];
  take(tree, path);
  return list.filter(item => typeof item === 'object' && item !== null) as Item[];
}
