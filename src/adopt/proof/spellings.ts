import { SameMeaning, sameMeaning, sameOrder } from './same-meaning';
import { fieldText } from '../../lint/lint';
import { nameOf } from '../../model/overlay';
import { PlatformRef } from '../../model/platform';
import { same } from '../../model/same';
import { ManifestPath } from '../../platforms/admission/problem';
import { ApiObjectData } from '../../platforms/reading';

/** A value that the program writes in another form with the same meaning. */
export interface Spelling {
  readonly field: string;
  /** Undefined if the field does not exist. */
  readonly was?: unknown;
  readonly is?: unknown;
  /** Why both have the same meaning. */
  readonly rule: string;
  readonly source: string;
}

/** An object whose values have the form of the values of another object. */
export interface Spelled {
  readonly object: ApiObjectData;
  readonly spellings: readonly Spelling[];
}

/** The object `theirs`, in which each value has the form of `ours` if both forms have the same meaning. */
export function inOurSpelling(theirs: ApiObjectData, ours: ApiObjectData, platform: PlatformRef): Spelled {
  if (same(theirs, ours)) return { object: theirs, spellings: [] };
  const spellings: Spelling[] = [];
  const meaning: Meaning = { kind: theirs.kind, of: (was, is, path) => sameMeaning(theirs, path, was, is, platform) };
  return { object: spelled(theirs, ours, [], meaning, spellings) as ApiObjectData, spellings };
}

type Tree = Readonly<Record<string, unknown>>;
interface Meaning {
  readonly kind: string;
  readonly of: (was: unknown, is: unknown, path: ManifestPath) => SameMeaning | undefined;
}

function spelled(was: unknown, is: unknown, path: ManifestPath, meaning: Meaning, spellings: Spelling[]): unknown {
  if (same(was, is)) return was;
  const rule = meaning.of(was, is, path);
  if (rule !== undefined) {
    spellings.push({ field: fieldText(path), ...was !== undefined && { was }, ...is !== undefined && { is }, ...rule });
    return is;
  }
  if (isMap(was) && isMap(is)) {
    const keys = [...new Set([...Object.keys(was), ...Object.keys(is)])];
    return Object.fromEntries(keys.flatMap(key => {
      const value = spelled(was[key], is[key], [...path, key], meaning, spellings);
      return value === undefined ? [] : [[key, value]];
    }));
  }
  const sorted = inOrderOf(was, is);
  const order = sorted && sameOrder(meaning.kind, path);
  if (order) {
    spellings.push({ field: fieldText(path), was: (was as unknown[]).map(nameOf), is: (is as unknown[]).map(nameOf), ...order });
    return spelled(sorted, is, path, meaning, spellings);
  }
  if (Array.isArray(was) && Array.isArray(is) && was.length === is.length && was.every((item, i) => nameOf(item) === nameOf(is[i]))) {
    return was.map((item, i) => spelled(item, is[i], [...path, i], meaning, spellings));
  }
  return was;
}

/** The items of a list in the order of another list. Undefined if the lists have different names, or have the names in the same order. */
function inOrderOf(was: unknown, is: unknown): unknown[] | undefined {
  if (!Array.isArray(was) || !Array.isArray(is) || was.length !== is.length) return undefined;
  if (was.every((item, i) => nameOf(item) === nameOf(is[i]))) return undefined;
  const byName = new Map(was.map(item => [nameOf(item), item]));
  const isNamed = !byName.has(undefined) && byName.size === was.length;
  return isNamed && is.every(item => byName.has(nameOf(item))) ? is.map(item => byName.get(nameOf(item))) : undefined;
}

function isMap(value: unknown): value is Tree {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
