import { existsSync, readdirSync } from 'fs';
import { join } from 'path';
import { Chart } from 'cdk8s';
import * as fc from 'fast-check';
import { Disk, FleetApp, Platform } from '../../src';
import { Modeled, isModeled } from '../../src/collect/modeled';
import { FleetModel, ModelNode } from '../../src/model/fleet-model';
import { modelText } from '../../src/model/json';
import { collect } from '../../src/public-model';
import { everyKind } from '../support/every-kind';
import { chartOn } from '../support/fleet';
import { ALL_VERSIONS, fullFleet } from '../support/full-fleet';
import { KINDS } from '../support/kinds';
import { programs, run } from '../support/programs';
import { samples } from '../support/samples';

const EXAMPLES = join(__dirname, '..', '..', 'examples');
const names = readdirSync(EXAMPLES).filter(name => existsSync(join(EXAMPLES, name, 'main.ts'))).sort();

/** The path of a value that is not plain data: `clusters[0].nodes[1].spec.probe: undefined`. */
function notPlain(value: unknown, path = ''): string[] {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return [];
  if (typeof value === 'number') return Number.isFinite(value) && !Object.is(value, -0) ? [] : [`${path}: ${value}`];
  if (Array.isArray(value)) {
    // `forEach` and `flatMap` skip holes.
    return Array.from(value).flatMap((each, i) => notPlain(each, `${path}[${i}]`));
  }
  if (typeof value !== 'object') return [`${path}: ${typeof value}`];
  const prototype = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype) return [`${path}: an instance of ${prototype?.constructor?.name}`];
  const symbols = Object.getOwnPropertySymbols(value).map(symbol => `${path}: ${String(symbol)}`);
  return [...symbols, ...Object.entries(value).flatMap(([key, each]) => notPlain(each, path === '' ? key : `${path}.${key}`))];
}

function expectPlain(model: FleetModel): void {
  expect(notPlain(model)).toEqual([]);
  expect(JSON.parse(JSON.stringify(model))).toStrictEqual(model);
  expect(JSON.parse(modelText(model))).toStrictEqual(model);
}

/** Each construct of this library is one node, and there are no other nodes. */
function expectComplete(app: FleetApp | Chart, model: FleetModel): void {
  const ours = (app.node.root.node.findAll().filter(isModeled) as Modeled[]).filter(({ _isUnsaid: isUnsaid }) => !isUnsaid);
  const told = ({ kind, path }: Pick<ModelNode, 'kind' | 'path'>) => `${kind} ${path}`;
  const nodes = model.clusters.flatMap(cluster => cluster.nodes);
  expect(nodes.map(told).sort()).toEqual(ours.map(({ _kind: kind, node: { path } }) => told({ kind, path })).sort());
}

/** The app of an example's program, without its files. */
function appOf(name: string): FleetApp {
  const before = process.cwd();
  const apps: FleetApp[] = [];
  const spy = jest.spyOn(FleetApp.prototype, 'synth').mockImplementation(function (this: FleetApp) { apps.push(this); });
  process.chdir(join(EXAMPLES, name));
  try {
    // eslint-disable-next-line @typescript-eslint/no-require-imports -- the program runs when it is loaded
    require(join(EXAMPLES, name, 'main.ts'));
  } finally {
    process.chdir(before);
    spy.mockRestore();
  }
  expect(apps).toHaveLength(1);
  return apps[0];
}

test.each(names)('the model of %s is complete plain data', name => {
  const app = appOf(name);
  const model = collect(app);
  expectPlain(model);
  expectComplete(app, model);
});

test('every kind is in the model, as plain data', () => {
  const app = everyKind();
  const model = collect(app);
  expectPlain(model);
  expectComplete(app, model);
  const nodes = model.clusters.flatMap(cluster => cluster.nodes);
  expect(new Set(nodes.map(({ kind }) => kind))).toEqual(new Set(KINDS));
  // Only valid values are compared: a construct with invalid properties has none.
  expect(nodes.filter(({ isInvalid }) => isInvalid)).toEqual([]);
});

test.each(ALL_VERSIONS)('every field of a machine and a disk on Cozystack %s is plain data', version => {
  const chart = chartOn(Platform.cozystack({ version }), 'tenant-test');
  fullFleet(chart, version);
  expectPlain(collect(chart));
});

test('invalid properties are in the model as faults, which are plain data', () => {
  const chart = chartOn(Platform.hikube());
  fullFleet(chart, ALL_VERSIONS[0]);
  new Disk(chart, 'wrong', { size: 5, sise: 3 } as any);
  const model = collect(chart);
  expectPlain(model);
  expect(model.clusters[0].nodes.at(-1)).toMatchObject({ path: 'test/wrong', isInvalid: true, faults: [{ code: 'PROPERTY_TYPE' }, { code: 'PROPERTY_UNKNOWN' }] });
});

test('the models of generated programs are plain data', () => {
  fc.assert(fc.property(programs, program => {
    const app = run(program);
    const model = collect(app);
    expectPlain(model);
    expectComplete(app, model);
  }), samples(100));
});

test('the same fleet is the same text, in any order of properties in code', () => {
  const model = collect(everyKind());
  const turned = JSON.parse(JSON.stringify(model), (_, value) => (
    typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.fromEntries(Object.entries(value).reverse()) : value
  ));
  expect(modelText(turned)).toBe(modelText(model));
});
