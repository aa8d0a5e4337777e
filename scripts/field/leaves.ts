/** A place in an object: keys of maps, and items of lists by name where they have one, else by index. */
export type Leaf = { readonly path: string; readonly value: unknown };

/** All that an object says, value by value. A map or list without content is a value of its own. */
export function leavesOf(value: unknown, path = ''): Leaf[] {
  const isPlain = typeof value !== 'object' || value === null;
  const entries = isPlain ? [] : Array.isArray(value) ? itemsOf(value) : Object.entries(value);
  return entries.length === 0 ? [{ path, value }] : entries.flatMap(([key, each]) => leavesOf(each, path === '' ? key : `${path}.${key}`));
}

/** Items of lists are told apart by name, as Kubernetes does. */
function itemsOf(list: readonly unknown[]): [string, unknown][] {
  const names = list.map(item => nameOf(item));
  const areNamed = names.every(name => name !== undefined) && new Set(names).size === names.length;
  return list.map((item, i) => [areNamed ? `[${names[i]}]` : `[${i}]`, item]);
}

function nameOf(item: unknown): string | undefined {
  if (typeof item !== 'object' || item === null) return undefined;
  const { name, metadata } = item as { readonly name?: string; readonly metadata?: { readonly name?: string } };
  return name ?? metadata?.name;
}
