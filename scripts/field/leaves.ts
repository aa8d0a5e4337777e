/** A value of an object, and its path: keys of maps, and items of lists by name if they have one, otherwise by index. */
export type Leaf = { readonly path: string; readonly value: unknown };

/** All values of an object. An empty map or list is a value too. */
export function leavesOf(value: unknown, path = ''): Leaf[] {
  const isPlain = typeof value !== 'object' || value === null;
  const entries = isPlain ? [] : Array.isArray(value) ? itemsOf(value) : Object.entries(value);
  return entries.length === 0 ? [{ path, value }] : entries.flatMap(([key, each]) => leavesOf(each, path === '' ? key : `${path}.${key}`));
}

/** Items of lists are identified by name, as in Kubernetes. */
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
