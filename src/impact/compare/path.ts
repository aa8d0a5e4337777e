import { itemKey } from './lists';

/** A place in an object: keys of maps, and items of lists by their names. */
export type Path = readonly string[];

export function pointerOf(path: Path): string {
  return path.map(step => `/${step.replace(/~/g, '~0').replace(/\//g, '~1')}`).join('');
}

/** The value at a path. In a list, a step of the path is the name or the index of an item. */
export function valueAt(object: unknown, path: Path): unknown {
  let at: any = object;
  for (const step of path) {
    if (typeof at !== 'object' || at === null) return undefined;
    at = Array.isArray(at) ? at.find((item, i) => itemKey(item) === step || String(i) === step) : at[step];
  }
  return at;
}
