import { same } from './same';

/** Any plain data. */
export type Plain = string | number | boolean | null | readonly Plain[] | { readonly [key: string]: Plain };

/** A patch of a node's object, for fields without a property. */
export interface OverlaySpec {
  /** The kind of the object, for a node with several objects; the main object by default. */
  readonly kind?: string;
  readonly patch: { readonly [key: string]: Plain };
}

/** The patch that removes an item of a list. */
export const DELETE = { $patch: 'delete' } as const;

/**
 * A value with a patch applied. Maps are merged by key, and null removes a key. If all items of a list in the patch have names, the list is
 * merged by name: the patch changes an existing item, appends a new item, and removes an item with `$patch: delete`. Any other list is replaced.
 */
export function overlaid(value: unknown, patch: unknown): unknown {
  if (isMap(patch)) {
    const result: Record<string, unknown> = isMap(value) ? { ...value } : {};
    for (const [key, each] of Object.entries(patch)) {
      if (each === null) delete result[key];
      else result[key] = overlaid(result[key], each);
    }
    return result;
  }
  if (!Array.isArray(patch) || patch.length === 0 || !patch.every(item => nameOf(item) !== undefined)) return patch;
  const items = (Array.isArray(value) ? value : []) as readonly unknown[];
  const named = new Map(patch.map(item => [nameOf(item), item as Record<string, unknown>]));
  const merged = items.flatMap(item => {
    const own = named.get(nameOf(item));
    if (own === undefined) return [item];
    return isDeleted(own) ? [] : [overlaid(item, own)];
  });
  const known = new Set(items.map(nameOf));
  return [...merged, ...patch.filter(item => !known.has(nameOf(item)) && !isDeleted(item)).map(item => overlaid(undefined, item))];
}

/** Whether the patch removes an item of a list. */
export function isDeleted(item: unknown): boolean {
  return isMap(item) && item.$patch !== undefined && same(item.$patch, DELETE.$patch);
}

/** The name of a list item. An entry of `dataVolumeTemplates` has its name in its metadata. */
export function nameOf(item: unknown): string | undefined {
  if (!isMap(item)) return undefined;
  const { name, metadata } = item;
  const own = name ?? (isMap(metadata) ? metadata.name : undefined);
  return typeof own === 'string' ? own : undefined;
}

export function isMap(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
