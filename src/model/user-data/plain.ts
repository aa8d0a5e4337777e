import { Problem } from '../../findings/problem';
import { show } from '../../findings/secrets/show';

/** Values of a cloud-config document: only what YAML can represent. */
export type Plain = null | boolean | number | string | Plain[] | PlainMap;

/** A map of a cloud-config document. */
export interface PlainMap {
  [key: string]: Plain;
}

export interface Checked {
  readonly value: Plain;
  readonly problems: Problem[];
}

/** Whether a plain value is a map. */
export function isMap(value: unknown): value is PlainMap {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Uint8Array) && !(value instanceof Date);
}

/**
 * Copies a value, so that later changes by the caller do not change the document.
 * Members that are `undefined` are left out. A value that YAML cannot represent is a problem and becomes null.
 */
export function copyPlain(value: unknown, where: string): Checked {
  const copied = copyNamed(value);
  // The names of values are computed only if there is a problem.
  return copied.problems.length === 0 ? copied : copyNamed(value, where);
}

/** No document of cloud-init is nested this deep, or has so many values. */
const MAX_DEPTH = 200;
const MAX_VALUES = 100_000;

function copyNamed(value: unknown, where?: string): Checked {
  let count = 0;
  const problems: Problem[] = [];
  const wrong = (at: string, what: string, fix: string): null => {
    problems.push({ code: 'CLOUD_INIT_VALUE', message: `${at} ${what}`, allowed: 'strings, numbers, booleans, null, lists and maps of these', fix });
    return null;
  };
  const text = (item: string, at: string): string => {
    // The first pattern is the faster one. It finds surrogates in pairs and alone, and few texts have any.
    if (/[\ud800-\udfff]/.test(item) && /\p{Surrogate}/u.test(item)) {
      wrong(at, 'has a lone UTF-16 surrogate, which UTF-8 cannot represent', 'use well-formed text, or base64 with an encoding');
    }
    return item;
  };
  const copy = (item: unknown, at: string, inside: unknown[]): Plain => {
    try {
      return copyReadable(item, at, inside);
    } catch {
      return wrong(at, 'cannot be read: a getter or a proxy in it throws an error', 'use plain data');
    }
  };
  const copyReadable = (item: unknown, at: string, inside: unknown[]): Plain => {
    if (typeof item === 'string') return text(item, at);
    if (typeof item === 'boolean' || item === null) return item;
    if (typeof item === 'number') {
      // PyYAML reads a number with an exponent, e.g. `1e+21`, as a text.
      return /^-?[\d.]+$/.test(String(item)) ? item : wrong(at, 'is a number that YAML 1.1 cannot write', 'write it as a string');
    }
    if (inside.includes(item)) return wrong(at, 'contains itself', 'use a value without cycles');
    if (inside.length > MAX_DEPTH) return wrong(at, `is nested more than ${MAX_DEPTH} levels deep`, 'use less nested data');
    if (++count > MAX_VALUES) return count > MAX_VALUES + 1 ? null : wrong(at, `is part of more than ${MAX_VALUES} lists and maps`, 'use less data');
    const within = [...inside, item];
    if (Array.isArray(item)) return item.map((member, index) => copy(member ?? null, where === undefined ? '' : `${at}[${index}]`, within));
    if (typeof item === 'object' && [Object.prototype, null].includes(Object.getPrototypeOf(item))) {
      const entries = Object.entries(item).filter(([, member]) => member !== undefined);
      // `fromEntries` defines own members, so that a key such as `__proto__` stays a key.
      return Object.fromEntries(entries.map(([key, member]) => {
        const name = where === undefined ? '' : `${at}[${show(key)}]`;
        return [text(key, name), copy(member, name, within)];
      }));
    }
    return wrong(at, `is a ${typeof item} that YAML cannot represent`, 'use plain data');
  };
  return { value: copy(value, where ?? '', []), problems };
}

/** A map without undefined members and without empty lists, which cloud-init's schema forbids. */
export function given(members: { [key: string]: unknown }): { [key: string]: unknown } {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined && !(Array.isArray(value) && value.length === 0)));
}
