import { isMap, nameOf, overlaid, DELETE, Plain } from './overlay';
import { same } from './same';

type Tree = Readonly<Record<string, unknown>>;
type Patch = Readonly<Record<string, Plain>>;

/**
 * The overlay that changes one value into another: maps by key, lists by the names of their items. Undefined if no overlay
 * can express the change, e.g. of the order of a list.
 */
export function patchBetween(ours: Tree, theirs: Tree): Patch | undefined {
  const patch = between(ours, theirs) as Patch;
  return same(overlaid(ours, patch), theirs) ? patch : undefined;
}

function between(ours: unknown, theirs: unknown): unknown {
  if (isMap(ours) && isMap(theirs)) {
    const patch: Record<string, unknown> = {};
    for (const key of Object.keys(ours)) if (theirs[key] === undefined) patch[key] = null;
    for (const [key, each] of Object.entries(theirs)) if (!same(ours[key], each)) patch[key] = between(ours[key], each);
    return patch;
  }
  if (!Array.isArray(ours) || !Array.isArray(theirs) || !areNamed(ours) || !areNamed(theirs)) return theirs;
  const own = new Map(ours.map(item => [nameOf(item), item]));
  const there = new Set(theirs.map(nameOf));
  const items = theirs.filter(item => !same(own.get(nameOf(item)), item)).map(item => {
    const before = own.get(nameOf(item));
    return before === undefined ? item : withName(item, between(before, item) as object);
  });
  return [...items, ...ours.filter(item => !there.has(nameOf(item))).map(item => withName(item, DELETE))];
}

function areNamed(list: readonly unknown[]): boolean {
  return list.length > 0 && list.every(item => nameOf(item) !== undefined) && new Set(list.map(nameOf)).size === list.length;
}

/** Adds the name of a list item to the patch of the item, because the patch finds the item by name. */
function withName(item: any, patch: object): object {
  return item.name === undefined ? { ...patch, metadata: { ...(patch as any).metadata, name: item.metadata.name } } : { name: item.name, ...patch };
}
