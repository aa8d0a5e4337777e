import { Construct } from 'constructs';
import * as fc from 'fast-check';
import * as fleet from '../../../src';
import { FleetError } from '../../../src/findings/fleet-error';
import { CALLS } from '../../../src/model/calls/signatures';
import { argumentsOf, real } from '../../support/calls';
import { CONSTRUCTORS, METHODS } from '../../support/signatures';

/** Counts how often the members of a value are read, and throws an error at one of them. */
class Reads {
  private count = 0;

  constructor(private readonly failing: number) {
  }

  public get hasFailed(): boolean {
    return this.count >= this.failing;
  }

  public add(): void {
    if (++this.count === this.failing) throw new Error('refused');
  }
}

/** A form of an object in which each read is counted. */
type Form = (target: Readonly<Record<string, unknown>>, reads: Reads) => object;

class Own {}

const FORMS: Readonly<Record<string, Form>> = {
  'a proxy': (target, reads) => new Proxy(target, Object.fromEntries(
    (['get', 'has', 'ownKeys', 'getOwnPropertyDescriptor', 'getPrototypeOf'] as const).map(trap => [trap, (...given: unknown[]) => {
      reads.add();
      return (Reflect[trap] as (...values: unknown[]) => unknown)(...given);
    }]),
  )),
  'an object of a class with getters': (target, reads) => Object.defineProperties(new Own(), gettersOf(target, reads)),
  'an object whose class has getters': (target, reads) => Object.create(Object.defineProperties(Object.create(Own.prototype), gettersOf(target, reads))) as object,
};

function gettersOf(target: Readonly<Record<string, unknown>>, reads: Reads): PropertyDescriptorMap {
  return Object.fromEntries(Object.keys(target).map(name => [name, {
    enumerable: true,
    get() {
      reads.add();
      return target[name];
    },
  }]));
}

/** Values of classes, and those that other tests make unreadable. */
function isUnreadable(value: object): boolean {
  try {
    return !Array.isArray(value) && Object.getPrototypeOf(value) !== Object.prototype || Object.values(value).length < 0;
  } catch {
    return true;
  }
}

/** Puts the object at a position of a value, counted in depth, into another form. */
function withForm(value: unknown, position: { left: number }, form: (target: any) => object): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (isUnreadable(value)) return value;
  const isList = Array.isArray(value);
  const isHere = position.left-- === 0;
  const same = isList
    ? value.map(each => withForm(each, position, form))
    : Object.fromEntries(Object.entries(value).map(([key, each]) => [key, withForm(each, position, form)]));
  return isHere ? form(same) : same;
}

/** Runs a call in an app, reads what the result has, and checks the app. Only a `FleetError` may be thrown. */
function use(run: (chart: Construct) => unknown): void {
  const app = new fleet.FleetApp({ platform: fleet.Platform.kubevirt(), outdir: 'unused', quiet: true });
  const chart = new fleet.FleetChart(app, 'prod', { namespace: 'shop' });
  const steps = [
    () => {
      const made = run(chart);
      if (Construct.isConstruct(made) && made.node !== undefined) readAll(made);
    },
    () => fleet.Findings.of(app),
    () => app.synthYaml(),
  ];
  for (const step of steps) {
    try {
      step();
    } catch (error) {
      if (!(error instanceof FleetError)) throw error;
    }
  }
}

function readAll(made: Construct): void {
  for (let type = Object.getPrototypeOf(made) as object; type !== Construct.prototype; type = Object.getPrototypeOf(type) as object) {
    for (const [name, { get }] of Object.entries(Object.getOwnPropertyDescriptors(type))) if (get !== undefined) Reflect.get(made, name);
  }
}

const SAMPLES = 1;
const MOST_POSITIONS = 6;
const MOST_READS = 60;

const exported = fleet as unknown as Record<string, any>;

/** Something public that takes values. */
interface Callable {
  readonly label: string;
  readonly parameters: readonly string[];
  readonly run: (chart: Construct, values: readonly unknown[]) => unknown;
}

const isScoped = (type: string) => CONSTRUCTORS[type][0].startsWith('scope ');
/** The parameters of a constructor, without the scope and the id. */
const propsOf = (type: string) => isScoped(type) ? CONSTRUCTORS[type].slice(2) : CONSTRUCTORS[type];
const make = (type: string, chart: Construct, values: readonly unknown[]) => (
  new exported[type](...isScoped(type) ? [chart, 'it'] : [], ...values) as Record<string, any>
);

const CALLABLES: readonly Callable[] = [
  ...Object.entries(CALLS).flatMap(([type, factories]) => Object.entries(factories).map(([factory, parameters]): Callable => (
    { label: `${type}.${factory}`, parameters, run: (__, values) => exported[type][factory](...values) as unknown }
  ))),
  ...Object.keys(CONSTRUCTORS).map((type): Callable => ({ label: `new ${type}`, parameters: propsOf(type), run: (chart, values) => make(type, chart, values) })),
  ...Object.keys(METHODS).filter(type => type in CONSTRUCTORS).flatMap(type => Object.entries(METHODS[type]).map(([method, parameters]): Callable => {
    const props = propsOf(type);
    return {
      label: `${type}#${method}`,
      parameters: [...props, ...parameters],
      run: (chart, values) => make(type, chart, values.slice(0, props.length))[method](...values.slice(props.length)) as unknown,
    };
  })),
];

/** Makes each read of an object fail once. Returns whether the values have the object. */
function failEachRead({ label, run }: Callable, values: readonly unknown[], at: number, form: Form): boolean {
  for (let failing = 1; failing <= MOST_READS; failing++) {
    const reads = new Reads(failing);
    const position = { left: at };
    const given = withForm(values, position, target => form(target, reads)) as readonly unknown[];
    if (position.left >= 0) return false;
    try {
      use(chart => run(chart, given));
    } catch (error) {
      throw new Error(`${label}, object ${at}, read ${failing}: ${(error as Error).stack}`);
    }
    if (!reads.hasFailed) break;
  }
  return true;
}

test.each(Object.entries(FORMS))('a value that throws an error when it is read is a finding: %s', (_, form) => {
  for (const callable of CALLABLES) {
    for (const values of fc.sample(argumentsOf(callable.parameters), { numRuns: SAMPLES, seed: 5 })) {
      // The list of values itself is at the position 0.
      for (let at = 1; at <= MOST_POSITIONS; at++) if (!failEachRead(callable, real(values), at, form)) break;
    }
  }
}, 600_000);
