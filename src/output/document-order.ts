import { ApiObject } from 'cdk8s';
import { topology } from './topology';
import { Tree } from './tree';
import { compare } from '../collect/inspection';

/** The values that decide the position of a document. */
export interface Placed {
  /** The API object of the document; undefined if the object does not exist yet, so that no other object can depend on it. */
  readonly object?: ApiObject;
  readonly namespace?: string;
  readonly name?: string;
  readonly kind: string;
  readonly apiVersion: string;
}

/**
 * Sorts by namespace, name and kind, so that the order of construction does not matter.
 * Declared dependencies between objects take precedence.
 */
export function inNameOrder<T extends Placed>(placed: readonly T[], tree: Tree): T[] {
  const sorted = [...placed].sort(byName);
  if (!tree.hasDependencies) return sorted;
  const declared = sorted.map(({ object }) => [object, object ? tree.dependenciesOf(object) : []] as const);
  const dependencies = new Map(declared.filter(([, targets]) => targets.length > 0));
  if (dependencies.size === 0) return sorted;

  const byObject = new Map(sorted.map(each => [each.object, each]));
  const all = (objects: readonly ApiObject[]) => objects.map(object => byObject.get(object)).filter(each => each !== undefined).sort(byName);
  // Many objects may depend on the same group. The group is sorted once, and is one vertex for all these objects.
  const groups = new Map<readonly ApiObject[], readonly T[]>();
  const group = (objects: readonly ApiObject[]) => groups.get(objects) ?? groups.set(objects, all(objects)).get(objects)!;
  return topology<T | readonly T[]>(sorted, vertex => {
    if (isGroup(vertex)) return vertex;
    const targets = dependencies.get(vertex.object) ?? [];
    const [only] = targets;
    return targets.length === 1 && isGroup(only) ? [group(only)] : all([...new Set(targets.flat())] as ApiObject[]);
  }).filter((vertex): vertex is T => !isGroup(vertex));
}

/** Compares by namespace, name and kind. */
export function byName(a: Placed, b: Placed): number {
  return compare(a.namespace ?? '', b.namespace ?? '') || compare(a.name ?? '', b.name ?? '')
    || compare(a.kind, b.kind) || compare(a.apiVersion, b.apiVersion);
}

function isGroup<T>(vertex: T | readonly T[]): vertex is readonly T[] {
  return Array.isArray(vertex);
}
