import { Duration, Size } from 'cdk8s';
import { Construct } from 'constructs';
import * as fc from 'fast-check';
import { CONSTRUCTORS, METHODS, OTHER_STRUCTS } from './signatures';
import * as fleet from '../../src';
import { CALLS, ENUMS, STRUCTS } from '../../src/model/calls/signatures';

const exported = fleet as unknown as Record<string, any>;
const ALL_STRUCTS: Record<string, Readonly<Record<string, string>>> = { ...STRUCTS, ...OTHER_STRUCTS };

const refuses = (): never => { throw new Error('refused'); };
const revoked = <T extends object>(target: T): T => {
  const { proxy, revoke } = Proxy.revocable(target, {});
  revoke();
  return proxy;
};

/** In the place of a value that fast-check itself may not be able to read. */
class Later {
  constructor(readonly make: () => unknown) {
  }
}

/** Values that throw when they are read, and others that few programs have. */
const UNREADABLE: readonly (() => unknown)[] = [
  () => revoked({}), () => revoked([]), () => new Proxy({ a: 1 }, { get: refuses }), () => new Proxy({}, { ownKeys: refuses }),
  () => new Proxy({ a: 1 }, { getPrototypeOf: refuses }), () => new Proxy({ a: 1 }, { getOwnPropertyDescriptor: refuses }),
  () => new Proxy([1], { get: refuses, has: refuses }),
  () => ({ get name() { return refuses(); } }), () => [{ get size() { return refuses(); } }], () => ({ a: { get b() { return refuses(); } } }),
  () => ({ toString: refuses, valueOf: refuses, toJSON: refuses }), () => Object.create(null),
  () => [, 1], () => '\ud800',
];

/** Invalid values, as from untyped programs and unset variables. */
export const JUNK: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom<unknown>(undefined, null, NaN, Infinity, -1, 0, 1.5, 1e21, '', ' ', 'a b', 'web', '80', '10Gi', 'a\nb', '__proto__', true, [], [undefined], ['a'], [22],
    {}, { a: 1 }, () => 1, Symbol('x'), 10n, new Date(0), new Map(), /x/),
  fc.jsonValue({ maxDepth: 2 }),
  fc.constantFrom(...UNREADABLE.map(make => new Later(make))),
);

/** A generated value, with the real values of its markers. */
export function real<T>(value: T): T {
  if (value instanceof Later) return value.make() as T;
  if (Array.isArray(value)) return value.map(real) as T;
  if (typeof value !== 'object' || value === null || Object.getPrototypeOf(value) !== Object.prototype) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, real(each)])) as T;
}

/** Whether to use a valid value. One of ten values is invalid, so that most calls succeed. */
const isGood = fc.nat(9).map(n => n > 0);

/** A value for a type of the signatures, usually a valid one. */
export function valueOf(type: string, depth = 3): fc.Arbitrary<unknown> {
  return isGood.chain(good => good ? rightValue(type, depth) : JUNK);
}

function rightValue(type: string, depth: number): fc.Arbitrary<unknown> {
  if (type.startsWith('list ')) return depth === 0 ? fc.constant([]) : fc.array(valueOf(type.slice(5), depth - 1), { maxLength: 3 });
  if (type.startsWith('map ')) return depth === 0 ? fc.constant({}) : fc.dictionary(fc.constantFrom('a', 'b', 'app.example.com/c'), valueOf(type.slice(4), depth - 1), { maxKeys: 2 });
  if (type in ENUMS) return fc.constantFrom(...Object.values(ENUMS[type]));
  if (type in ALL_STRUCTS) return struct(ALL_STRUCTS[type], depth);
  switch (type) {
    case 'string': return fc.constantFrom('web', 'data', 'a.example.com', '192.0.2.0/24', 'https://example.com/a.img', 'ssh-ed25519 AAAA', '/dev/vdb', '* * * * *', 'constructor', 'toString', '__proto__', 'U1', 'u1.medium', 'ubuntu');
    case 'number': return fc.constantFrom(1, 2, 22, 100, 65535);
    case 'boolean': return fc.boolean();
    case 'Size': return fc.constant(Size.gibibytes(10));
    case 'Duration': return fc.constant(Duration.seconds(30));
    case 'IDisk': case 'Disk': return call('Disk', 'fromName', depth);
    case 'IVirtualMachine': return call('VirtualMachine', 'fromName', depth);
    case 'IBackup': return call('Backup', 'fromName', depth);
    case 'ISnapshot': return call('VirtualMachineSnapshot', 'fromName', depth);
    case 'IMachineSelector': return fc.nat().map(() => new fleet.VirtualMachine(elsewhere(), 'web'));
    case 'Tenant': return fc.nat().map(() => new fleet.Tenant(elsewhere(), 'blue'));
    // Its factories read files and throw immediately; separate tests call them.
    case 'FleetState': return fc.constantFrom('', 'a: 1\n').map(text => fleet.FleetState.fromYaml(text));
    case 'any': return JUNK;
    default: return classValue(type, depth);
  }
}

/** A chart of another app: what is referred to need not be in the same one. */
function elsewhere(): fleet.FleetChart {
  return new fleet.FleetChart(new fleet.FleetApp({ outdir: 'unused' }), 'elsewhere');
}

function classValue(type: string, depth: number): fc.Arbitrary<unknown> {
  const factories = Object.keys(CALLS[type] ?? {}).filter(factory => factory !== 'of' && factory !== 'entries' && factory !== 'acknowledge');
  const constants = Object.entries(Object.getOwnPropertyDescriptors(exported[type] ?? {})).filter(([name]) => /^[A-Z0-9_]+$/.test(name)).map(([, { value }]) => value);
  if (constants.length > 0 && (depth === 0 || factories.length === 0)) return fc.constantFrom(...constants);
  if (factories.length === 0 || depth === 0) return JUNK;
  return fc.constantFrom(...factories).chain(factory => call(type, factory, depth - 1));
}

/** An object of a struct that has a property, besides those that are required. */
export function structWith(type: string, property: string): fc.Arbitrary<Record<string, unknown>> {
  const properties = ALL_STRUCTS[type];
  const names = Object.keys(properties).filter(name => !name.endsWith('?') || name === `${property}?`);
  return fc.record(Object.fromEntries(names.map(name => [name.replace('?', ''), valueOf(properties[name])])));
}

/** The names of a struct's properties. */
export function propertiesOf(type: string): string[] {
  return Object.keys(ALL_STRUCTS[type]).map(name => name.replace('?', ''));
}

/** The result of a factory for such values. */
export function call(type: string, factory: string, depth: number): fc.Arbitrary<unknown> {
  return argumentsOf(CALLS[type][factory], depth).map(values => new Later(() => exported[type][factory](...real(values)) as unknown));
}

function struct(properties: Readonly<Record<string, string>>, depth: number): fc.Arbitrary<unknown> {
  if (depth === 0) return fc.constant({});
  const names = Object.keys(properties);
  return fc.subarray(names, { maxLength: Math.min(6, names.length) }).chain(some => {
    const given = new Set([...names.filter(name => !name.endsWith('?')), ...some]);
    return fc.record(Object.fromEntries([...given].map(name => [name.replace('?', ''), valueOf(properties[name], depth - 1)])));
  });
}

export function argumentsOf(parameters: readonly string[], depth = 3): fc.Arbitrary<unknown[]> {
  return fc.tuple(...parameters.map(parameter => {
    const [name, ...type] = parameter.split(' ');
    return name.endsWith('?') ? fc.option(valueOf(type.join(' '), depth), { nil: undefined }) : valueOf(type.join(' '), depth);
  }));
}

/** A call of something public. */
export interface Call {
  readonly label: string;
  readonly run: (scope: Construct) => unknown;
  /** The properties that a construct is made with. */
  readonly props?: () => unknown;
}

/** Any call of any factory, constructor or method. */
export const anyCall: fc.Arbitrary<Call> = fc.oneof(
  ...Object.entries(CALLS).flatMap(([type, factories]) => Object.keys(factories).map(factory => (
    argumentsOf(factories[factory]).map((values): Call => ({ label: `${type}.${factory}`, run: () => exported[type][factory](...real(values)) as unknown }))
  ))),
  ...Object.entries(CONSTRUCTORS).map(([type, parameters]) => made(type, parameters).map(({ run, props }): Call => ({ label: `new ${type}`, run, props }))),
  ...Object.entries(METHODS).flatMap(([type, methods]) => Object.keys(methods).filter(() => type in CONSTRUCTORS).map(method => (
    fc.tuple(made(type, CONSTRUCTORS[type]), argumentsOf(methods[method])).map(([{ run: make }, values]): Call => ({
      label: `${type}#${method}`,
      run: scope => (make(scope) as Record<string, any>)[method](...real(values)) as unknown,
    }))
  ))),
);

/** Creates an object of a class, usually in the current scope. */
function made(type: string, parameters: readonly string[]): fc.Arbitrary<Pick<Call, 'run' | 'props'>> {
  if (!parameters[0].startsWith('scope ')) return argumentsOf(parameters).map(values => ({ run: () => new exported[type](...real(values)) as unknown }));
  return fc.tuple(fc.nat(19), JUNK, valueOf('string'), argumentsOf(parameters.slice(2))).map(([bad, junk, id, given]) => {
    const values = real(given);
    return { run: scope => new exported[type](bad === 0 ? real(junk) : scope, real(id), ...values) as unknown, props: () => values[0] as unknown };
  });
}
