import { ApiObject, Chart, Size, Testing } from 'cdk8s';
import { IConstruct } from 'constructs';
import * as fc from 'fast-check';
import { Disk, Findings, Fleet, FleetApp, FleetChart, NetworkIsolation, Platform, VirtualMachine } from '../../src';
import { collect } from '../../src/public-model';
import { readTree } from '../support/child';
import { everyKind } from '../support/every-kind';
import { EXPOSED, GOOD } from '../support/fleet';
import { grow, programs, run, Step } from '../support/programs';
import { ALL_SAMPLES, samples, scaled } from '../support/samples';
import { captureStderr } from '../support/stderr';

captureStderr();
afterEach(() => jest.restoreAllMocks());

/** The result of a program. */
function outcome(app: FleetApp) {
  const findings = Findings.of(app);
  const charts = app.node.children.filter(Chart.isChart).map(chart => ({ [chart.node.id]: attempt(() => chart.toJson()) }));
  const model = collect(app);
  const yaml = attempt(() => app.synthYaml());
  const files = attempt(() => {
    app.synth();
    return readTree(app.outdir);
  });
  return { findings, charts, model, yaml, files };
}

/** A fleet with mistakes throws when it is written; the error is part of the result. */
function attempt<T>(act: () => T): T | string {
  try {
    return act();
  } catch (error) {
    if (error instanceof RangeError || error instanceof TypeError) throw error;
    return (error as Error).message;
  }
}

/** Reads every property of a construct. */
function readGetters(construct: IConstruct): void {
  for (let at = Object.getPrototypeOf(construct); at !== Object.prototype; at = Object.getPrototypeOf(at)) {
    for (const [name, { get }] of Object.entries(Object.getOwnPropertyDescriptors(at))) if (get && name !== 'node') attempt(() => get.call(construct));
  }
}

/** Ways to access a fleet while it is created. */
const LOOKS: Readonly<Record<string, (construct: IConstruct, app: FleetApp) => void>> = {
  findings: construct => Findings.of(construct),
  allFindings: (_, app) => Findings.of(app),
  yaml: (_, app) => attempt(() => app.synthYaml()),
  model: (_, app) => collect(app),
  validate: (_, app) => app.node.validate(),
  getters: readGetters,
  children: construct => construct.node.children,
  everything: (_, app) => app.node.findAll(),
  child: construct => construct.node.tryFindChild('Resource'),
  object: construct => attempt(() => ApiObject.of(construct).toJson()),
  chart: construct => attempt(() => Chart.of(construct).toJson()),
  testing: construct => attempt(() => Testing.synth(Chart.of(construct))),
  platform: construct => Platform.of(construct)?.label,
};

const look = fc.record({ after: fc.nat({ max: 29 }), how: fc.constantFrom(...Object.keys(LOOKS)), at: fc.nat({ max: 29 }) });
const looks = fc.array(look, { minLength: 1, maxLength: 12 });

test('manifests and findings do not depend on earlier accesses', () => {
  fc.assert(fc.property(programs, looks, (program, all) => {
    const looked = run(program, ({ app, made, charts }, i) => {
      const seen: IConstruct[] = [...made, ...charts, app];
      for (const { after, how, at } of all) if (after % program.length === i) LOOKS[how](seen[at % seen.length], app);
    });
    expect(outcome(looked)).toEqual(outcome(run(program)));
  }), samples(60));
});

/** Every access to every construct after every step. It is slow, so there are few such programs. */
test('accesses after each step change nothing', () => {
  fc.assert(fc.property(programs, whole => {
    const program = whole.slice(0, scaled(whole.length, 8));
    const looked = run(program, ({ app, made, charts }) => {
      for (const construct of [...made, ...charts]) for (const act of Object.values(LOOKS)) act(construct, app);
    });
    expect(outcome(looked)).toEqual(outcome(run(program)));
  }), { numRuns: scaled(3, 1) });
});

test('an accessed object follows the platform, and keeps changes of the program', () => {
  const app = new FleetApp();
  const chart = new FleetChart(app, 'fleet', { platform: Platform.kubevirt(), namespace: 'tenant-a' });
  const disk = new Disk(chart, 'data', { size: Size.gibibytes(1) });
  const object = ApiObject.of(disk);
  object.metadata.addLabel('team', 'shop');
  Platform.cozystack().applyTo(chart);
  const [written] = chart.toJson();
  expect(written).toMatchObject({ apiVersion: 'apps.cozystack.io/v1alpha1', kind: 'VMDisk', metadata: { labels: { team: 'shop' } } });
  expect([object.kind, object.apiGroup]).toEqual(['VMDisk', 'apps.cozystack.io']);
});

describe.each([['Hikube', () => Platform.hikube()], ['plain KubeVirt', () => Platform.kubevirt()]])('on %s', (_, platform) => {
  test('the objects of all machines are created in linear time', () => {
    const chart = new FleetChart(new FleetApp(), 'fleet', { platform: platform(), namespace: 'tenant-a' });
    for (let i = 0; i < 40; i++) new VirtualMachine(chart, `m${i}`, GOOD);
    const asked = jest.spyOn(VirtualMachine.prototype, '_toSpec');
    chart.node.findAll();
    expect(asked.mock.calls.length).toBeLessThan(40 * 10);
  });
});

test('the objects of a machine follow added and removed isolations of its namespace, not those of another cluster', () => {
  const app = new FleetApp();
  const platform = Platform.kubevirt();
  const chart = new FleetChart(app, 'fleet', { platform, namespace: 'tenant-a' });
  const machine = new VirtualMachine(chart, 'web', EXPOSED);
  const policies = () => JSON.stringify(machine.node.children.filter(ApiObject.isApiObject).filter(({ kind }) => kind === 'NetworkPolicy').map(object => object.toJson()));
  const open = policies();
  new NetworkIsolation(new FleetChart(app, 'elsewhere', { platform: Platform.kubevirt(), namespace: 'tenant-a' }), 'deny');
  new NetworkIsolation(new FleetChart(app, 'beside', { platform, namespace: 'tenant-b' }), 'deny');
  new NetworkIsolation(chart, 'out', { ingress: false });
  expect(policies()).toBe(open);
  new NetworkIsolation(new FleetChart(app, 'same', { platform, namespace: 'tenant-a' }), 'deny');
  const isolated = policies();
  expect(isolated).not.toBe(open);
  app.node.tryRemoveChild('same');
  expect(policies()).toBe(open);
});

test('the objects of a machine follow added and removed connections of the machine and its fleet', () => {
  const chart = new FleetChart(new FleetApp(), 'fleet', { platform: Platform.kubevirt(), namespace: 'shop' });
  const web = new Fleet(chart, 'web', { members: ['a'], machine: EXPOSED });
  const other = new VirtualMachine(chart, 'other', EXPOSED);
  const [machine] = web.machines;
  const policies = ({ node: { children } }: VirtualMachine) => JSON.stringify(children.filter(ApiObject.isApiObject).filter(({ kind }) => kind === 'NetworkPolicy').map(object => object.toJson()));
  const [open, others] = [policies(machine), policies(other)];
  for (const whose of [web, machine]) {
    expect(whose.connections.node.id).toBe('connections');
    expect(policies(machine)).toBe(open);
    whose.connections.allowFrom(other);
    expect(policies(machine)).not.toBe(open);
    expect(policies(other)).toBe(others);
    whose.node.tryRemoveChild('connections');
    expect(policies(machine)).toBe(open);
    whose.connections.allowFrom(other);
    expect(policies(machine)).not.toBe(open);
    whose.node.tryRemoveChild('connections');
  }
});

test('two inspections have the same result', () => {
  fc.assert(fc.property(programs, program => {
    const app = run(program);
    const first = outcome(app);
    expect(outcome(app)).toEqual(first);
  }), samples(20));
});

test('a construct copies its properties: later changes by the caller have no effect', () => {
  const withoutGrowing = (program: readonly Step[]) => program.filter(({ op }) => op !== 'grow');
  fc.assert(fc.property(programs, program => {
    const grown = run(program, ({ given }, i) => {
      if (i === program.length - 1) given.forEach(grow);
    });
    expect(outcome(grown)).toEqual(outcome(run(withoutGrowing(program))));
  }), samples(30));
});

describe('of every kind of construct', () => {
  const expected = outcome(everyKind());

  test('properties are copied, also in value classes and later calls', () => {
    const given: object[] = [];
    const app = everyKind(value => {
      given.push(value);
      return value;
    });
    given.forEach(grow);
    expect(outcome(app)).toEqual(expected);
  });

  test('an inspection changes nothing', () => {
    const cheap = new Set(['getters', 'children', 'child', 'object', 'platform']);
    const ways = Object.entries(LOOKS);
    for (const group of ALL_SAMPLES ? ways.map(way => [way]) : [ways]) {
      const app = everyKind();
      const seen = app.node.findAll();
      const charts = seen.filter(Chart.isChart);
      for (const [how, act] of group) for (const construct of cheap.has(how) ? seen : charts.slice(0, scaled(charts.length))) act(construct, app);
      expect({ ways: group.map(([how]) => how), ...outcome(app) }).toEqual({ ways: group.map(([how]) => how), ...expected });
    }
  });
});
