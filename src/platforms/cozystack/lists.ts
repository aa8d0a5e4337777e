import { ApiTree, at, take } from '../fields';

/** Removes the maps of a list from the tree; all other values stay. */
export function takeList<Item = ApiTree>(tree: ApiTree, path: readonly string[]): readonly Item[] {
  const list = at(tree, path);
  if (!Array.isArray(list)) return [];
  take(tree, path);
  return list.filter(item => typeof item === 'object' && item !== null) as Item[];
}
