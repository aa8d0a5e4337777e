import { keyed } from './lists';
import { Path } from './path';
import { sameAmount } from './quantities';
import { same } from '../../model/same';
import { ApiObjectData } from '../../platforms/reading';

/** One difference of two states of an object. */
export interface Change {
  readonly path: Path;
  readonly old?: unknown;
  readonly new?: unknown;
  /** `old` and `new` are the same names of list items, in a different order. */
  readonly isOrder?: true;
}

/** Fields that the API server writes, and that a GitOps engine does not apply. */
const NOT_APPLIED = new Set(['creationTimestamp', 'generation', 'managedFields', 'resourceVersion', 'selfLink', 'uid']);

/** Places where an empty map means the same as no map. */
const EMPTY_IS_ABSENT = new Set(['annotations', 'labels', 'nodeSelector', 'matchLabels']);

/** The differences of two states of one object, apart from its name and namespace. */
export function changesOf(before: ApiObjectData, after: ApiObjectData): Change[] {
  const changes: Change[] = [];
  const { name, namespace, ...metadata } = before.metadata as Record<string, unknown>;
  const { name: newName, namespace: newNamespace, ...newMetadata } = after.metadata as Record<string, unknown>;
  compare(
    { ...before, metadata: without(metadata, NOT_APPLIED), status: undefined },
    { ...after, metadata: without(newMetadata, NOT_APPLIED), status: undefined }, [], changes,
  );
  return changes;
}

type Tree = Readonly<Record<string, unknown>>;

function compare(old: unknown, now: unknown, path: Path, changes: Change[]): void {
  const [a, b] = [absent(old, path), absent(now, path)];
  if (same(a, b) || sameAmount(a, b, path)) return;
  if (isMap(a) && isMap(b)) return compareMaps(a, b, path, changes);
  // An added or removed map is compared leaf by leaf, because each leaf can have its own rule.
  if (isMap(a) && b === undefined && Object.keys(a).length > 0) return compareMaps(a, {}, path, changes);
  if (isMap(b) && a === undefined && Object.keys(b).length > 0) return compareMaps({}, b, path, changes);
  const [from, to] = [keyed(a ?? []), keyed(b ?? [])];
  if ((Array.isArray(a) || Array.isArray(b)) && from !== undefined && to !== undefined) compareItems(from, to, path, changes);
  else changes.push({ path, ...a !== undefined && { old: a }, ...b !== undefined && { new: b } });
}

function compareMaps(a: Tree, b: Tree, path: Path, changes: Change[]): void {
  for (const key of new Set([...Object.keys(a), ...Object.keys(b)])) compare(a[key], b[key], [...path, key], changes);
}

/** Compares two lists whose items have unique names. */
function compareItems(from: ReadonlyMap<string, unknown>, to: ReadonlyMap<string, unknown>, path: Path, changes: Change[]): void {
  for (const [key, item] of from) {
    if (!to.has(key)) changes.push({ path: [...path, key], old: item });
    else compare(item, to.get(key), [...path, key], changes);
  }
  for (const [key, item] of to) if (!from.has(key)) changes.push({ path: [...path, key], new: item });
  const order = (list: ReadonlyMap<string, unknown>, other: ReadonlyMap<string, unknown>) => [...list.keys()].filter(key => other.has(key));
  const [before, after] = [order(from, to), order(to, from)];
  if (!same(before, after)) changes.push({ path, old: before, new: after, isOrder: true });
}

function absent(value: unknown, path: Path): unknown {
  if (value === null) return undefined;
  return isMap(value) && Object.keys(value).length === 0 && EMPTY_IS_ABSENT.has(path[path.length - 1]) ? undefined : value;
}

export function isMap(value: unknown): value is Tree {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function without(map: Tree, keys: ReadonlySet<string>): Tree {
  return Object.fromEntries(Object.entries(map).filter(([key]) => !keys.has(key)));
}
