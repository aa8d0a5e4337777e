import { shown } from '../../impact/mask';
import type { Manifest } from '../../platforms/manifest';

/** A field in a manifest of a construct. */
export interface Leaf {
  /** The object, e.g. `VMInstance web`. */
  readonly object: string;
  /** The path of the field, e.g. `spec.runStrategy`. */
  readonly place: string;
  /** The value, without secrets. */
  readonly value: unknown;
}

/** The fields of manifests. A list of plain values is one field. */
export function leavesOf(manifests: readonly Manifest[]): Leaf[] {
  return manifests.flatMap(({ apiVersion, kind, name, namespace, labels, annotations, body }) => {
    const object = { apiVersion, metadata: { name, namespace, labels, annotations }, ...JSON.parse(JSON.stringify(body)) };
    return leaves(object, []).map(({ path, value }) => ({ object: `${kind} ${name}`, place: path.join('.'), value: shown(value, path, kind) }));
  });
}

/** A text that is equal for two leaves only if their objects, places and values are equal. It is used to compare renderings. */
export function keyOf({ object, place, value }: Leaf): string {
  return JSON.stringify([object, place, value]);
}

function leaves(value: unknown, path: readonly string[]): { path: string[]; value: unknown }[] {
  if (value === undefined || value === null) return [];
  const isMap = typeof value === 'object' && !Array.isArray(value);
  const isListOfMaps = Array.isArray(value) && value.some(item => typeof item === 'object' && item !== null);
  const entries = isMap || isListOfMaps ? Object.entries(value as object) : [];
  if (entries.length === 0) return [{ path: [...path], value }];
  return entries.flatMap(([key, member]) => leaves(member, [...path, isListOfMaps ? nameOf(member) ?? key : key]));
}

/** Items of lists are identified by name, since their indexes change when other items are added or removed. */
function nameOf(item: unknown): string | undefined {
  const { name } = (typeof item === 'object' && item !== null ? item : {}) as { name?: unknown };
  return typeof name === 'string' ? name : undefined;
}
