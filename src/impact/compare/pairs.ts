import { keyOf, groupOf } from './keys';
import { Renamed, signaturesOf } from './signatures';
import { Located } from '../state/manifests';
import { MACHINE_KINDS } from '../subjects';

/** An object of both states. Its name or namespace differs if it was renamed or moved. */
export interface Pair {
  readonly before: Located;
  readonly after: Located;
}

/** The objects of two states: in pairs, only in the old state, or only in the new state. */
export interface Pairing {
  readonly pairs: readonly Pair[];
  readonly removed: readonly Located[];
  readonly created: readonly Located[];
  /** For a created object whose match is not unique, the removed objects that match. One of these may be the same object before a rename or move. */
  readonly perhaps: ReadonlyMap<Located, readonly Located[]>;
}

/** Matches the objects of both states. Objects with the same key are a pair. All other objects are matched by their signatures. */
export function pairObjects(before: readonly Located[], after: readonly Located[]): Pairing {
  const old = new Map(before.map(each => [keyOf(each.object), each]));
  const now = new Map(after.map(each => [keyOf(each.object), each]));
  const pairs: Pair[] = [];
  const left: Located[] = [];
  const right: Located[] = [];
  for (const [key, each] of old) {
    const same = now.get(key);
    if (same) pairs.push({ before: each, after: same });
    else left.push(each);
  }
  for (const [key, each] of now) if (!old.has(key)) right.push(each);
  return pairRenamed(pairs, left, right);
}

const NONE: Renamed = new Map();

/** Returns a function that finds the renamed machines in the namespace of an object. */
function renamedMachines(pairs: readonly Pair[]): (each: Located) => Renamed {
  const found = new Map<string, Map<string, string>>();
  for (const { before: { object: { kind, metadata: { name, namespace = '' } } }, after: { object: { metadata: { name: now } } } } of pairs) {
    if (name === now || !MACHINE_KINDS.includes(kind)) continue;
    if (!found.has(namespace)) found.set(namespace, new Map());
    found.get(namespace)!.set(name, now);
  }
  return ({ object: { metadata: { namespace = '' } } }) => found.get(namespace) ?? NONE;
}

function pairRenamed(pairs: Pair[], left: readonly Located[], right: readonly Located[]): Pairing {
  const removed = new Set(left);
  const created = new Set(right);
  const perhaps = new Map<Located, readonly Located[]>();
  if (left.length === 0 || right.length === 0) return { pairs, removed: left, created: right, perhaps };
  const signatures = new Map([...left, ...right].map(each => [each, signaturesOf(each.object)]));
  for (const sort of ['place', 'identity', 'disks', 'content'] as const) {
    const renamed = renamedMachines(pairs);
    const groups = new Map<string, { readonly from: Located[]; readonly to: Located[] }>();
    const add = (each: Located, side: 'from' | 'to') => {
      const found = signatures.get(each)![sort];
      const signature = typeof found === 'function' ? found(side === 'from' ? renamed(each) : NONE) : found;
      if (signature === undefined) return;
      const key = `${groupOf(each.object.apiVersion)}/${each.object.kind} ${signature}`;
      if (!groups.has(key)) groups.set(key, { from: [], to: [] });
      groups.get(key)![side].push(each);
    };
    for (const each of removed) add(each, 'from');
    for (const each of created) add(each, 'to');
    for (const { from, to } of groups.values()) {
      if (from.length === 1 && to.length === 1) {
        pairs.push({ before: from[0], after: to[0] });
        removed.delete(from[0]);
        created.delete(to[0]);
      } else if (from.length > 0) {
        for (const each of to) if (!perhaps.has(each)) perhaps.set(each, from);
      }
    }
  }
  // A matched object is no longer a candidate.
  const open = [...perhaps].map(([each, from]) => [each, from.filter(candidate => removed.has(candidate))] as const);
  return {
    pairs, removed: [...removed], created: [...created], perhaps: new Map(open.filter(([each, from]) => created.has(each) && from.length > 0)),
  };
}

