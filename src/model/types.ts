import { memberLike } from './enum-member';
import { invalidity } from './invalid-value';
import { isRecord } from './is-record';
import { Viewpoint } from './viewpoint';
import { listNames, suggest } from '../findings/nearest';
import { Problem, quote } from '../findings/problem';

/**
 * The type of a property: the values that it accepts at run time, and their form in the plain model.
 *
 * TypeScript checks the types too, but `tsx` runs a program without that check. Without a check at run time, a misspelt property would be lost
 * silently, and a text in the place of a value class would end in a stack trace.
 */
export interface Type {
  check(where: string, value: unknown, problems: Problem[]): void;
  /** Converts a checked value to plain data. Missing if the value is already plain data. */
  readonly plain?: (value: any, at: Viewpoint) => unknown;
  /** The structure of the type; by default plain data. */
  readonly form?: TypeForm;
}

/** The structure of a type, which is used to copy values, and to write code from plain data. */
export type TypeForm =
  | { readonly kind: 'enum'; readonly name: string; readonly values: Readonly<Record<string, string>> }
  /** A value class, with the unit of its number in the plain data. */
  | { readonly kind: 'class'; readonly name: string; readonly unit?: string }
  /** Another construct, which has this property. */
  | { readonly kind: 'reference'; readonly property: string }
  | { readonly kind: 'list' | 'map'; readonly item: Type }
  | { readonly kind: 'struct'; readonly properties: ReadonlyMap<string, Type> };

/** Any value: it is checked elsewhere, or not at all. */
export const anything: Type = { check: () => undefined };

/** Plain data of JSON. */
export const plainData = is('plain data: texts, numbers, true, false, null, lists and maps', isPlainData);

export const isObject = is('an object', isRecord);
export const text = is('a text', value => typeof value === 'string');
export const number = is('a number', value => typeof value === 'number' && !Number.isNaN(value));
export const numberOrText = is('a number or a text', value => typeof value === 'number' && !Number.isNaN(value) || typeof value === 'string');
export const flag = is('true or false', value => typeof value === 'boolean');

/** A value class of this library. */
interface Value {
  _model(at: Viewpoint): unknown;
  /** Problems that the run-time type does not find. */
  _problems?(): readonly Problem[];
}

/** A value class. Its prototype is missing if the class is not loaded. */
export interface ValueClass {
  readonly name: string;
  readonly prototype?: object;
}

/**
 * Whether a value is an object of the same class from another copy of the package. The members are compared because a class of the user can
 * have the same name. For a class of this package, these are the internal members; for a class of another package, all known members.
 */
function isOfOtherCopy(value: unknown, { name, prototype = {} }: ValueClass): boolean {
  for (let at = value as object | null; typeof at === 'object' && at !== null; at = Object.getPrototypeOf(at)) {
    if (at.constructor?.name !== name) continue;
    const members = Object.getOwnPropertyNames(prototype).filter(member => member !== 'constructor');
    const internal = members.filter(member => member.startsWith('_'));
    return (internal.length > 0 ? internal : members).every(member => member in (value as object));
  }
  return false;
}

/**
 * The type of a value class.
 *
 * Classes are also compared by name, because an app can have two copies of a package.
 *
 * @param example how a user creates a value, for reports
 * @param plain converts a value to its form in the model; by default the value converts itself
 * @param unit the unit of the number in the model
 */
export function instance(
  type: ValueClass, example: string, plain: (value: any, at: Viewpoint) => unknown = modelOf, unit?: string,
): Type {
  const matches = (value: unknown) => typeof type === 'function' && value instanceof type || isOfOtherCopy(value, type);
  const { name } = type;
  return orInvalid({ ...is(`${name}, e.g. ${example}`, matches), plain, form: { kind: 'class', name, ...unit !== undefined && { unit } } });
}

/** Extends a type: if the value is the invalid result of a factory, the check reports the problems of that result. */
function orInvalid(type: Type): Type {
  return {
    ...type,
    check: (where, value, problems) => {
      const invalid = invalidity(value);
      if (invalid === undefined) type.check(where, value, problems);
      else problems.push(...invalid);
    },
  };
}

function modelOf(value: Value, at: Viewpoint): unknown {
  if (value._problems !== undefined) at.report(value._problems());
  return value._model(at);
}

/**
 * The type of a reference to a construct of any class.
 *
 * @param property a property that all constructs of the kind have
 * @param type the type of that property; any type by default
 */
export function reference(
  property: string, type: 'string' | 'object' | undefined, allowed: string, fix: string,
  plain: (value: any, at: Viewpoint) => unknown = (value, at) => at.reference(value[property], value),
): Type {
  return orInvalid({
    check: (where, value, problems) => {
      const member = (value as Readonly<Record<string, unknown>> | null | undefined)?.[property];
      if (type === undefined ? member !== undefined : typeof member === type) return;
      problems.push({ code: 'PROPERTY_TYPE', message: `${where} has the wrong type`, got: typeof value, allowed, fix });
    },
    plain,
    form: { kind: 'reference', property },
  });
}

export function oneOf(values: Readonly<Record<string, string>>, name: string): Type {
  const allowed = Object.keys(values).map(key => `${name}.${key}`).join(', ');
  return {
    check: (where, value, problems) => {
      if (Object.values(values).includes(value as string)) return;
      const meant = typeof value === 'string' ? memberLike(value, values) : undefined;
      const problem = wrongType(where, value, allowed);
      problems.push(meant === undefined ? problem : { ...problem, fix: `did you mean ${name}.${meant}? Otherwise ${problem.fix}` });
    },
    form: { kind: 'enum', name, values },
  };
}

export function list(item: Type): Type {
  return {
    check: (where, value, problems) => {
      if (!Array.isArray(value)) problems.push(wrongType(where, value, 'a list'));
      else value.forEach((each, i) => checkPart(item, each, problems, where, AT, i));
    },
    plain: (value: readonly unknown[], at) => item.plain ? value.map(each => item.plain!(each, at)) : value,
    form: { kind: 'list', item },
  };
}

/** A map from names to values. */
export function map(item: Type): Type {
  return {
    check: (where, value, problems) => {
      if (!isRecord(value)) problems.push(wrongType(where, value, 'a map of names to values'));
      else for (const key of Object.keys(value)) checkPart(item, value[key], problems, where, KEYED, key);
    },
    plain: (value: object, at) => item.plain ? Object.fromEntries(Object.entries(value).map(([key, each]) => [key, item.plain!(each, at)])) : value,
    form: { kind: 'map', item },
  };
}

const NOTHING_APART: ReadonlySet<string> = new Set();

type RequiredKeys<T> = { [K in keyof T]-?: undefined extends T[K] ? never : K }[keyof T];

/** The types of an object's properties. */
export interface PropsType<T extends object> extends Type {
  /** The given properties that belong to the model, as plain data. */
  readonly plain: (value: T, at: Viewpoint) => Record<string, unknown>;
  /** Adds the properties to an object of the model, except the properties in `apart`, which it returns. */
  readonly addTo: (model: object, value: T, at: Viewpoint, apart: ReadonlySet<string>) => Record<string, unknown>;
}

/**
 * Properties with the same names as in the model, and the properties that the construct converts (`TurnedInto`). If a property is in neither
 * group, the file does not compile, because the value of the property would be lost.
 */
export type InModel<Props extends object, Spec, TurnedInto extends keyof Props = never> =
  Exclude<keyof Props, keyof Spec | TurnedInto> extends infer Lost ? [Lost] extends [never] ? Props : { readonly 'not in the model': Lost } : never;

/** An object with exactly these properties. A missing property does not compile. */
export function struct<T extends object>(
  properties: { readonly [K in keyof Required<T>]: Type }, ...required: readonly RequiredKeys<T>[]
): PropsType<T> {
  return objectOf(properties, required as readonly string[]) as PropsType<T>;
}

/** An object with exactly these properties, whose names the compiler does not know. */
export function objectOf(properties: Readonly<Record<string, Type>>, required: readonly string[]): PropsType<Record<string, unknown>> {
  const types = new Map(Object.entries(properties));
  const addTo = (model: object, value: Readonly<Record<string, unknown>>, at: Viewpoint, apart: ReadonlySet<string>) => {
    const rest: Record<string, unknown> = {};
    for (const name of Object.keys(value)) {
      const each = value[name];
      if (each === undefined) continue;
      const { plain } = types.get(name)!;
      const target = apart.has(name) ? rest : model as Record<string, unknown>;
      target[name] = plain === undefined ? each : plain(each, at);
    }
    return rest;
  };
  return {
    check: (where, value, problems) => {
      if (!isRecord(value)) {
        problems.push(wrongType(where, value, 'an object'));
        return;
      }
      for (const name of Object.keys(value)) {
        const type = types.get(name);
        const each = value[name];
        if (type === undefined) problems.push(unknownProperty(where, name, [...types.keys()]));
        else if (each !== undefined) checkPart(type, each, problems, where, NAMED, name);
      }
      for (const name of required) {
        if (value[name] === undefined) problems.push(wrongType(`${where}.${name}`, undefined, 'a value: the property is required'));
      }
    },
    plain: (value, at) => {
      const result: Record<string, unknown> = {};
      addTo(result, value, at, NOTHING_APART);
      return result;
    },
    addTo,
    form: { kind: 'struct', properties: types },
  };
}

/** The name of a part of a value in reports. */
type Path<Part> = (where: string, part: Part) => string;

const NAMED: Path<string> = (where, name) => `${where}.${name}`;
const AT: Path<number> = (where, i) => `${where}[${i}]`;
const KEYED: Path<string> = (where, key) => `${where}[${quote(key)}]`;

/** Most values have no problems. So the path of a value is computed only for a second check of a value with problems. */
function checkPart<Part>(type: Type, value: unknown, problems: Problem[], where: string, path: Path<Part>, part: Part): void {
  const before = problems.length;
  type.check('', value, problems);
  if (problems.length === before) return;
  problems.length = before;
  type.check(path(where, part), value, problems);
}

function is(expected: string, matches: (value: unknown) => boolean): Type {
  return {
    check: (where, value, problems) => {
      if (!matches(value)) problems.push(wrongType(where, value, expected));
    },
  };
}

/** No real document is nested this deep, or has so many values. */
const MAX_DEPTH = 200;
const MAX_VALUES = 100_000;

/**
 * Whether a value is plain data. Depth and size are limited, because a cycle has no end, and data that repeats one part in many places can be very
 * large.
 */
function isPlainData(data: unknown): boolean {
  let count = 0;
  const isPlain = (value: unknown, depth: number): boolean => {
    if (typeof value === 'number') return Number.isFinite(value);
    if (typeof value !== 'object' || value === null) return value === null || typeof value === 'string' || typeof value === 'boolean';
    if (depth > MAX_DEPTH || ++count > MAX_VALUES) return false;
    if (!Array.isArray(value) && Object.getPrototypeOf(value) !== Object.prototype) return false;
    return Object.values(value).every(each => isPlain(each, depth + 1));
  };
  return isPlain(data, 0);
}

/** The problem does not show the value, because the value may be a misplaced secret. */
function wrongType(where: string, value: unknown, allowed: string): Problem {
  if (Number.isNaN(value)) {
    return { code: 'PROPERTY_TYPE', message: `${where} is not a number`, got: 'NaN', allowed, fix: 'look for a variable that is not set, or a text that is not a number' };
  }
  const got = value === null || value === undefined ? String(value) : Array.isArray(value) ? 'a list' : `a value of type ${typeOf(value)}`;
  return { code: 'PROPERTY_TYPE', message: `${where} has the wrong type`, got, allowed, fix: 'use an allowed value; `npx tsc --noEmit` finds this too' };
}

function typeOf(value: unknown): string {
  return typeof value === 'object' ? (Object.getPrototypeOf(value) as object | null)?.constructor.name ?? 'object' : typeof value;
}

function unknownProperty(where: string, name: string, known: readonly string[]): Problem {
  return {
    code: 'PROPERTY_UNKNOWN',
    message: `${where} has no property "${name}", so the value would be lost`,
    got: quote(name),
    allowed: listNames(known),
    fix: suggest(name, known, 'remove the property'),
  };
}
