import { invalidity } from './invalid-value';
import { isRecord } from './is-record';
import type { Type, TypeForm } from './types';
import { Problem, quote } from '../findings/problem';

/** A value of a program, and what is wrong with it. */
export interface Taken<T = unknown> {
  /** A copy; undefined if the value has problems. */
  readonly value?: T;
  readonly problems: readonly Problem[];
}

const NO_PROBLEMS: readonly Problem[] = [];

/**
 * Copies and checks a value of a program: properties, or an argument of a factory or of a method. All other code reads only the copy.
 *
 * Each member is read once, so the checked value is the used value. The caller may change the original later. A getter or a proxy
 * that throws an error is a problem of the value.
 *
 * @param where the name of the value in reports
 */
export function taken<T>(where: string, value: unknown, type: Type): Taken<T> {
  const problems: Problem[] = [];
  try {
    const copy = copyOf(value, type.form);
    type.check(where, copy, problems);
    return problems.length === 0 ? { value: copy as T, problems: NO_PROBLEMS } : { problems };
  } catch (error) {
    return { problems: [unreadable(where, error)] };
  }
}

function unreadable(where: string, error: unknown): Problem {
  if (error instanceof Gap) {
    return { code: 'PROPERTY_TYPE', message: `${where} has a list with a gap`, got: `nothing at index ${error.index}`, allowed: 'lists without gaps', fix: 'remove the extra comma' };
  }
  return {
    code: 'PROPERTY_TYPE', message: `${where} cannot be read: a getter or a proxy in it throws an error`, got: reasonOf(error),
    allowed: 'plain values', fix: 'use an object without getters and proxies',
  };
}

/** The text of an error. A program can throw any value, also a value that throws when it is read. */
function reasonOf(error: unknown): string {
  try {
    const { message } = error as Error;
    return quote(typeof message === 'string' ? message : String(error));
  } catch {
    return 'an unknown error';
  }
}

/** A list with a missing item, e.g. `[, 1]` or `new Array(5)`. */
class Gap {
  constructor(readonly index: number) {
  }
}

/** The maximum depth to which free data (plain data without a declared type) is copied. The type check reports deeper data and cycles. */
const MAX_DEPTH = 200;

/** The copies of lists and maps of free data, by their originals: a list or map that is in several places is copied once. */
type Copied = Map<object, object>;

/** A copy of the lists and maps of a value. Constructs and values of classes are not copied. */
function copyOf(value: unknown, form: TypeForm | undefined): unknown {
  if (typeof value !== 'object' || value === null || invalidity(value) !== undefined) return value;
  switch (form?.kind) {
    case 'list': if (Array.isArray(value)) return listOf(value, item => copyOf(item, form.item.form)); break;
    case 'map': if (isRecord(value)) return mapOf(value, member => copyOf(member, form.item.form)); break;
    case 'struct': if (isRecord(value)) return structOf(value, form.properties); break;
    case 'reference': return referenceOf(value, form.property);
  }
  // A value of the wrong type is copied too, because its problem may be reported later, e.g. at the members of a fleet.
  return dataOf(value, new Map(), 0);
}

function listOf(value: readonly unknown[], copy: (item: unknown) => unknown): unknown[] {
  const items: unknown[] = [];
  eachOf(value, item => items.push(copy(item)));
  return items;
}

/** Visits the items of a list, and throws at the first gap, because a list without items can have a length of billions. */
function eachOf(value: readonly unknown[], take: (item: unknown) => void): void {
  const { length } = value;
  for (let i = 0; i < length; i++) {
    if (!(i in value)) throw new Gap(i);
    take(value[i]);
  }
}

function mapOf(value: Readonly<Record<string, unknown>>, copy: (member: unknown) => unknown): object {
  const members: Record<string, unknown> = {};
  for (const key of Object.keys(value)) set(members, key, copy(value[key]));
  return members;
}

/** Copies the properties of an object, also those that its class defines as accessors (getters). Undefined properties count as missing. */
function structOf(value: Readonly<Record<string, unknown>>, types: ReadonlyMap<string, Type>): object {
  const properties: Record<string, unknown> = {};
  const take = (name: string, type: Type | undefined) => {
    const property = value[name];
    if (property !== undefined || type === undefined) set(properties, name, copyOf(property, type?.form));
  };
  const own = Object.keys(value);
  for (const name of own) take(name, types.get(name));
  if (Object.getPrototypeOf(value) !== Object.prototype) {
    for (const [name, type] of types) if (!own.includes(name) && name in value) take(name, type);
  }
  return properties;
}

const CONSTRUCT = Symbol.for('constructs.Construct');

/** A construct is not copied. Any other object is copied with its class, so that the program cannot change the name of the object later. */
function referenceOf(value: object, property: string): object {
  if (CONSTRUCT in value) return value;
  const members = value as Readonly<Record<string, unknown>>;
  const copy = Object.create(Object.getPrototypeOf(value) as object | null) as Record<string, unknown>;
  for (const key of Object.keys(value)) set(copy, key, members[key]);
  if (!Object.hasOwn(copy, property)) set(copy, property, members[property]);
  return copy;
}

/** Lists and maps of free data. Members that are undefined are left out, as in JSON. */
function dataOf(value: unknown, copied: Copied, depth: number): unknown {
  if (typeof value !== 'object' || value === null || depth > MAX_DEPTH) return value;
  const known = copied.get(value);
  if (known !== undefined) return known;
  if (!Array.isArray(value) && ![Object.prototype, null].includes(Object.getPrototypeOf(value))) return value;
  const copy: unknown[] | Record<string, unknown> = Array.isArray(value) ? [] : {};
  copied.set(value, copy);
  const within = (member: unknown) => dataOf(member, copied, depth + 1);
  if (Array.isArray(value)) eachOf(value, item => (copy as unknown[]).push(within(item)));
  else for (const [key, member] of Object.entries(value)) if (member !== undefined) set(copy as Record<string, unknown>, key, within(member));
  return copy;
}

/** Sets a member of the copy. A member named `__proto__` is defined, because an assignment would change the prototype of the copy. */
function set(copy: Record<string, unknown>, key: string, value: unknown): void {
  if (key === '__proto__') Object.defineProperty(copy, key, { value, enumerable: true, configurable: true, writable: true });
  else copy[key] = value;
}
