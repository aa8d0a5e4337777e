import { CALLS, ENUMS, INTERFACES, STRUCTS } from './signatures';
import { Problem, quote } from '../../findings/problem';
import { taken } from '../taken';
import { anything, flag, instance, list, map, number, objectOf, oneOf, reference, text, Type, ValueClass } from '../types';

interface Parameter {
  readonly name: string;
  readonly isOptional: boolean;
  readonly type: Type;
  /** The name of the parameter in reports. */
  readonly where: string;
}

/** The name and the parameters of a factory (a static method), prepared so that checking a call is fast. */
export interface Signature {
  readonly call: string;
  readonly parameters: readonly Parameter[];
}

const PRIMITIVES: Readonly<Record<string, Type>> = { string: text, number, boolean: flag, any: anything };

/** Types by their names in the signatures, each created on first access. */
const types = new Map<string, Type>();

/** The signature of a factory of a class. */
export function signatureOf(className: string, factory: string): Signature {
  const call = `${className}.${factory}`;
  const parameters = CALLS[className][factory].map((each): Parameter => {
    const [name, ...words] = each.split(' ');
    const [type, own] = [words.join(' '), name.replace('?', '')];
    return { name: own, isOptional: name.endsWith('?'), type: typeOf(type), where: type in STRUCTS ? call : `\`${own}\` of ${call}` };
  });
  return { call, parameters };
}

/** Copies of the arguments of a factory, and what is wrong with them. */
interface TakenCall {
  readonly values: readonly unknown[];
  readonly problems: readonly Problem[];
}

/** Copies and checks the arguments of a factory. */
export function takenCall({ call, parameters }: Signature, given: readonly unknown[]): TakenCall {
  const problems: Problem[] = [];
  const values = [...given];
  for (let i = 0; i < parameters.length; i++) {
    const { name, isOptional, type, where } = parameters[i];
    if (given[i] === undefined) {
      if (!isOptional) problems.push(missing(name, call));
      continue;
    }
    const own = taken(where, given[i], type);
    values[i] = own.value;
    problems.push(...own.problems);
  }
  const extra = given.length - parameters.length;
  if (extra > 0 && problems.length === 0 && !isFromMap(given)) problems.push(tooMany(call, given.length, parameters));
  return { values, problems };
}

/** The type of the properties of an app or a chart. */
export function propsTypeOf(struct: 'FleetAppProps' | 'FleetChartProps'): Type {
  return typeOf(struct);
}

/**
 * Whether `map` of a list called the factory for one of the items, as `names.map(StorageClass.fromName)` does: the index and the list
 * are further arguments.
 */
function isFromMap([value, index, all]: readonly unknown[]): boolean {
  return typeof index === 'number' && Array.isArray(all) && all[index] === value;
}

function typeOf(name: string): Type {
  const known = PRIMITIVES[name] ?? types.get(name);
  if (known !== undefined) return known;
  const made = makeType(name);
  types.set(name, made);
  return made;
}

function makeType(name: string): Type {
  if (name.startsWith('list ')) return list(typeOf(name.slice('list '.length)));
  if (name.startsWith('map ')) return map(typeOf(name.slice('map '.length)));
  if (name in ENUMS) return oneOf(ENUMS[name], name);
  if (name in INTERFACES) return reference(INTERFACES[name], undefined, `an object of ${name}`, 'give the construct itself, not its name');
  if (name in STRUCTS) {
    const properties = Object.entries(STRUCTS[name]);
    return objectOf(
      Object.fromEntries(properties.map(([property, type]) => [property.replace('?', ''), typeOf(type)])),
      properties.map(([property]) => property).filter(property => !property.endsWith('?')),
    );
  }
  return instance(classNamed(name), exampleOf(name));
}

/** The members by which this package recognizes and reads values of other packages. */
const OF_OTHERS: Readonly<Record<string, ValueClass>> = {
  Size: { name: 'Size', prototype: { asString: undefined } },
  Duration: { name: 'Duration', prototype: { toSeconds: undefined } },
};

/** The loaded classes with factories, by name. A class that is not loaded yet has no values to check. */
const gated = new Map<string, ValueClass>();

export function enter(type: ValueClass): void {
  gated.set(type.name, type);
}

/** The prototype is looked up later, because classes refer to each other. */
function classNamed(name: string): ValueClass {
  return OF_OTHERS[name] ?? { name, get prototype() { return gated.get(name)?.prototype; } };
}

/** An example of how a user creates a value of a class. */
function exampleOf(className: string): string {
  const [factory] = Object.keys(CALLS[className] ?? {});
  return factory === undefined ? `new ${className}(...)` : `${className}.${factory}(...)`;
}

function missing(name: string, call: string): Problem {
  return {
    code: 'PROPERTY_TYPE',
    message: `\`${name}\` of ${call} is missing`,
    got: 'undefined',
    fix: 'give a value; an environment variable that is not set is undefined',
  };
}

function tooMany(call: string, count: number, parameters: readonly Parameter[]): Problem {
  return {
    code: 'PROPERTY_UNKNOWN',
    message: `${call} was called with ${count} values and accepts ${parameters.length}`,
    allowed: parameters.map(({ name }) => quote(name)).join(', '),
    fix: 'use a list where the parameter is a list',
  };
}
