import { SameMeaning, sameMeaning } from './same-meaning';
import { fieldText } from '../../lint/lint';
import { ManifestPath } from '../../lint/problem';
import { nameOf } from '../../model/overlay';
import { PlatformRef } from '../../model/platform';
import { same } from '../../model/same';
import { ApiObjectData } from '../../platforms/reading';

/** A value that the program writes in another way, which means the same. */
export interface Spelling {
  readonly field: string;
  /** Undefined for a field that is not there. */
  readonly was?: unknown;
  readonly is?: unknown;
  /** Why both mean the same. */
  readonly rule: string;
  readonly source: string;
}

/** An object in the spelling of another one. */
export interface Spelled {
  readonly object: ApiObjectData;
  readonly spellings: readonly Spelling[];
}

/** An object with those of its values written as in ours that mean the same there. */
export function inOurSpelling(theirs: ApiObjectData, ours: ApiObjectData, platform: PlatformRef): Spelled {
  if (same(theirs, ours)) return { object: theirs, spellings: [] };
  const spellings: Spelling[] = [];
  const meaning = (was: unknown, is: unknown, path: ManifestPath) => sameMeaning(theirs, path, was, is, platform);
  return { object: spelled(theirs, ours, [], meaning, spellings) as ApiObjectData, spellings };
}

type Tree = Readonly<Record<string, unknown>>;
type Meaning = (was: unknown, is: unknown, path: ManifestPath) => SameMeaning | undefined;

function spelled(was: unknown, is: unknown, path: ManifestPath, meaning: Meaning, spellings: Spelling[]): unknown {
  if (same(was, is)) return was;
  const rule = meaning(was, is, path);
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
  if (Array.isArray(was) && Array.isArray(is) && was.length === is.length && was.every((item, i) => nameOf(item) === nameOf(is[i]))) {
    return was.map((item, i) => spelled(item, is[i], [...path, i], meaning, spellings));
  }
  return was;
}

function isMap(value: unknown): value is Tree {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
