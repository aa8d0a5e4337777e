import { listNames, suggest } from './nearest';
import { Problem, quote } from './problem';

/**
 * Checks that a value is of the type that a property has.
 *
 * TypeScript knows all this already, but `tsx` runs a program without asking it: a misspelt property would be lost
 * silently and a text in the place of a value class would end in a stack trace.
 */
export type Check = (where: string, value: unknown, problems: Problem[]) => void;

/** Any value: what stands there is checked elsewhere, or is the user's own. */
export const anything: Check = () => undefined;

export const isObject = is('an object: { ... }', isRecord);
export const text = is('a text', value => typeof value === 'string');
export const number = is('a number', value => typeof value === 'number');
export const flag = is('true or false', value => typeof value === 'boolean');

/**
 * A value of a class, and how a person comes by one.
 *
 * By name as well, since an app can have two copies of a package.
 */
export function instance(type: { readonly name: string }, example: string): Check {
  const matches = (value: unknown) => {
    if (typeof type === 'function' && value instanceof type) return true;
    for (let at = value as object | null; typeof at === 'object' && at !== null; at = Object.getPrototypeOf(at)) {
      if (at.constructor?.name === type.name) return true;
    }
    return false;
  };
  return is(`${type.name}, e.g. ${example}`, matches);
}

/**
 * A construct that something refers to, whoever made it.
 *
 * @param property what all of its kind have, and the type of that
 */
export function reference(property: string, type: 'string' | 'object', allowed: string, fix: string): Check {
  return (where, value, problems) => {
    if (typeof (value as Readonly<Record<string, unknown>> | null | undefined)?.[property] === type) return;
    problems.push({ code: 'PROPERTY_TYPE', message: `${where} is not what the property takes`, got: typeof value, allowed, fix });
  };
}

/** One of the values of an enum. */
export function oneOf(values: Readonly<Record<string, string>>, name: string): Check {
  return is(Object.keys(values).map(key => `${name}.${key}`).join(', '), value => Object.values(values).includes(value as string));
}

export function list(item: Check): Check {
  return (where, value, problems) => {
    if (!Array.isArray(value)) problems.push(wrongType(where, value, 'a list: [...]'));
    else value.forEach((each, i) => checkPart(item, each, problems, where, AT, i));
  };
}

/** A map from names to values. */
export function map(item: Check): Check {
  return (where, value, problems) => {
    if (!isRecord(value)) problems.push(wrongType(where, value, 'a map: { name: value }'));
    else for (const key of Object.keys(value)) checkPart(item, value[key], problems, where, KEYED, key);
  };
}

type RequiredKeys<T> = { [K in keyof T]-?: undefined extends T[K] ? never : K }[keyof T];

/** An object with these properties and no others. The compiler sees to it that none is forgotten. */
export function struct<T extends object>(
  properties: { readonly [K in keyof Required<T>]: Check }, ...required: readonly RequiredKeys<T>[]
): Check {
  const checks = new Map(Object.entries<Check>(properties));
  return (where, value, problems) => {
    if (!isRecord(value)) {
      problems.push(wrongType(where, value, 'an object: { ... }'));
      return;
    }
    for (const name of Object.keys(value)) {
      const check = checks.get(name);
      const each = value[name];
      if (check === undefined) problems.push(unknownProperty(where, name, [...checks.keys()]));
      else if (each !== undefined) checkPart(check, each, problems, where, NAMED, name);
    }
    for (const name of required as readonly string[]) {
      if (value[name] === undefined) problems.push(wrongType(`${where}.${name}`, undefined, 'a value: the property is required'));
    }
  };
}

/** How a part of a value is referred to. */
type Path<Part> = (where: string, part: Part) => string;

const NAMED: Path<string> = (where, name) => `${where}.${name}`;
const AT: Path<number> = (where, i) => `${where}[${i}]`;
const KEYED: Path<string> = (where, key) => `${where}[${quote(key)}]`;

/** Says where something is only if there is something to be said. */
function checkPart<Part>(check: Check, value: unknown, problems: Problem[], where: string, path: Path<Part>, part: Part): void {
  const before = problems.length;
  check('', value, problems);
  if (problems.length === before) return;
  problems.length = before;
  check(path(where, part), value, problems);
}

/** What a check says against a value. */
export function faultsOf(where: string, value: unknown, check: Check): readonly Problem[] {
  const problems: Problem[] = [];
  check(where, value, problems);
  return problems.length === 0 ? NO_FAULTS : problems;
}

/** Each machine keeps what is wrong with its properties. */
const NO_FAULTS: readonly Problem[] = [];

function is(expected: string, matches: (value: unknown) => boolean): Check {
  return (where, value, problems) => {
    if (!matches(value)) problems.push(wrongType(where, value, expected));
  };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The value itself is not shown: it might be a secret in the wrong place. */
function wrongType(where: string, value: unknown, allowed: string): Problem {
  const got = value === null || value === undefined ? String(value) : Array.isArray(value) ? 'a list' : `a value of type ${typeOf(value)}`;
  return { code: 'PROPERTY_TYPE', message: `${where} is not what the property takes`, got, allowed, fix: 'give a value of that type; `npx tsc --noEmit` finds these too' };
}

function typeOf(value: unknown): string {
  return typeof value === 'object' ? value!.constructor?.name ?? 'object' : typeof value;
}

function unknownProperty(where: string, name: string, known: readonly string[]): Problem {
  return {
    code: 'PROPERTY_UNKNOWN',
    message: `${where} has no property "${name}", so it would have no effect`,
    got: quote(name),
    allowed: listNames(known),
    fix: suggest(name, known, 'leave it out'),
  };
}
