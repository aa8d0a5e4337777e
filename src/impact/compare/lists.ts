/** The key of a list item: its name, or the name in its metadata. Undefined for an item without a name. */
export function itemKey(item: unknown): string | undefined {
  if (typeof item !== 'object' || item === null) return undefined;
  const { name, metadata } = item as { readonly name?: unknown; readonly metadata?: { readonly name?: unknown } };
  const key = name ?? metadata?.name;
  return typeof key === 'string' ? key : undefined;
}

/** The items of a list by name; undefined if names are missing or not unique. */
export function keyed(list: unknown): ReadonlyMap<string, unknown> | undefined {
  if (!Array.isArray(list)) return undefined;
  const items = new Map<string, unknown>();
  for (const item of list) {
    const key = itemKey(item);
    if (key === undefined || items.has(key)) return undefined;
    items.set(key, item);
  }
  return items;
}
