import { same } from '../model/same';
import { ApiObjectData } from '../platforms/reading';

/** A path in an object: a step is the key of a map, or the name or the index of a list item. */
export type RestPath = readonly (string | number | { readonly name: string })[];

/** A value of an object that the model does not express. */
export interface RestValue {
  readonly path: RestPath;
  readonly value: unknown;
}

/** The values of one object that the model does not express, and the values that the model would add. */
export interface Rest {
  readonly apiVersion: string;
  readonly kind: string;
  readonly namespace?: string;
  readonly name: string;
  /** The whole object, if the model has no node for it. */
  readonly object?: ApiObjectData;
  readonly set?: readonly RestValue[];
  readonly remove?: readonly RestPath[];
  /** The model would write this object, but the original manifests do not contain it. */
  readonly absent?: true;
}

/** The differences between the objects that were read and the objects that the model renders. */
export function compareObjects(originals: readonly ApiObjectData[], rendered: readonly ApiObjectData[]): Rest[] {
  const byKey = new Map(rendered.map(object => [keyOf(object), object]));
  const rest = originals.flatMap((object): Rest[] => {
    const ours = byKey.get(keyOf(object));
    byKey.delete(keyOf(object));
    if (ours === undefined) return [{ ...headOf(object), object }];
    const set: RestValue[] = [];
    const remove: RestPath[] = [];
    compare(object, ours, [], set, remove);
    if (set.length + remove.length === 0) return [];
    return [{ ...headOf(object), ...set.length > 0 && { set }, ...remove.length > 0 && { remove } }];
  });
  return [...rest, ...[...byKey.values()].map((object): Rest => ({ ...headOf(object), absent: true }))];
}

/** Merges the rendered objects of a model with their rest. The result equals the objects that were read. */
export function withRest(rendered: readonly ApiObjectData[], rest: readonly Rest[]): ApiObjectData[] {
  const byKey = new Map(rest.map(each => [`${each.kind} ${each.namespace ?? ''} ${each.name} ${each.apiVersion}`, each]));
  const written = rendered.flatMap(object => {
    const own = byKey.get(keyOf(object));
    if (own?.absent) return [];
    if (!own) return [object];
    const copy = structuredClone(object);
    for (const path of own.remove ?? []) removeAt(copy, path);
    for (const { path, value } of own.set ?? []) setAt(copy, path, structuredClone(value));
    return [copy];
  });
  return [...written, ...rest.flatMap(({ object }) => object ? [object] : [])];
}

type Tree = Record<string, any>;

function compare(original: unknown, ours: unknown, path: RestPath, set: RestValue[], remove: RestPath[]): void {
  if (same(original, ours)) return;
  if (isMap(original) && isMap(ours)) {
    for (const key of Object.keys(original)) {
      if (ours[key] === undefined) set.push({ path: [...path, key], value: original[key] });
      else compare(original[key], ours[key], [...path, key], set, remove);
    }
    for (const key of Object.keys(ours)) if (original[key] === undefined) remove.push([...path, key]);
    return;
  }
  const names = named(original) && named(ours) && same(original.map(({ name }) => name), ours.map(({ name }) => name));
  if (names) (original as Tree[]).forEach((item, i) => compare(item, (ours as Tree[])[i], [...path, { name: item.name }], set, remove));
  else set.push({ path, value: original });
}

function isMap(value: unknown): value is Tree {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Whether a value is a list whose items have unique names. */
function named(value: unknown): value is Tree[] {
  return Array.isArray(value) && value.every(item => isMap(item) && typeof item.name === 'string') && new Set(value.map(({ name }) => name)).size === value.length;
}

function setAt(tree: Tree, path: RestPath, value: unknown): void {
  const [step, ...more] = path;
  if (more.length === 0 && typeof step !== 'object') tree[step] = value;
  else setAt(stepInto(tree, step, true)!, more, value);
}

function removeAt(tree: Tree, path: RestPath): void {
  const [step, ...more] = path;
  if (more.length === 0 && typeof step !== 'object') {
    delete tree[step];
    return;
  }
  const next = stepInto(tree, step, false);
  if (next) removeAt(next, more);
}

function stepInto(tree: Tree, step: RestPath[number], makes: boolean): Tree | undefined {
  if (typeof step === 'object') return (tree as unknown as Tree[]).find(({ name }) => name === step.name);
  return makes ? tree[step] ??= {} : tree[step];
}

function headOf({ apiVersion, kind, metadata: { name, namespace } }: ApiObjectData) {
  return { apiVersion, kind, name, ...namespace !== undefined && { namespace } };
}

function keyOf({ apiVersion, kind, metadata: { name, namespace } }: ApiObjectData): string {
  return `${kind} ${namespace ?? ''} ${name} ${apiVersion}`;
}
