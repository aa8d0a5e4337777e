import { mkdtempSync, symlinkSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { ApiObject, Chart, Size, Testing } from 'cdk8s';
import { Construct } from 'constructs';
import * as fc from 'fast-check';
import {
  CloudConfig, Disk, Findings, Fleet, FleetChart, GoldenImage, NetworkIsolation, Platform, TrafficPeer, TrafficPort, VirtualMachine,
  VirtualPrivateCloud,
} from '../../src';
import { collect, modelText } from '../../src/public-model';
import { ROOT, runProgram } from '../support/child';
import { GOOD, objectsOf } from '../support/fleet';
import { samples } from '../support/samples';

/** Constructs that may be created in any order. */
const STEPS: ((chart: Construct) => void)[] = [
  chart => new VirtualMachine(chart, 'web', GOOD),
  chart => new VirtualMachine(chart, 'db', { ...GOOD, image: GoldenImage.DEBIAN_13 }),
  chart => new Disk(chart, 'archive', { size: Size.gibibytes(5) }),
  chart => new Fleet(chart, 'worker', { members: ['b', 'a', '10', '9'], machine: GOOD }),
  chart => new VirtualMachine(chart, 'Ä-is-no-name', { ...GOOD, name: 'umlaut' }),
];

const text = (chart: Chart) => JSON.stringify(Testing.synth(chart));

test('the order of construction does not change the output', () => {
  const build = (order: number[]) => {
    const chart = new FleetChart(Testing.app(), 'prod', { platform: Platform.hikube() });
    order.forEach(i => STEPS[i](chart));
    return text(chart);
  };
  const all = STEPS.map((_, i) => i);
  const expected = build(all);
  fc.assert(fc.property(fc.shuffledSubarray(all, { minLength: all.length }), order => build(order) === expected), samples(30));
});

test('a declared dependency between objects decides their order, independent of the order of construction', () => {
  const build = (flip: boolean) => {
    const chart = new FleetChart(Testing.app(), 'prod', { platform: Platform.hikube() });
    const make = { a: () => new Disk(chart, 'a', { size: Size.gibibytes(1) }), z: () => new Disk(chart, 'z', { size: Size.gibibytes(1) }) };
    const [first, second] = flip ? [make.z(), make.a()] : [make.a(), make.z()];
    const [a, z] = flip ? [second, first] : [first, second];
    new Disk(chart, 'm', { size: Size.gibibytes(1) });
    a.node.addDependency(z);
    return Testing.synth(chart).map(({ metadata }) => metadata.name);
  };
  expect(build(false)).toEqual(['z', 'a', 'm']);
  expect(build(true)).toEqual(['z', 'a', 'm']);
});

test('moving a construct into another scope does not change the output', () => {
  const here = objectsOf(chart => new VirtualMachine(chart, 'web', GOOD));
  const there = objectsOf(chart => {
    const tier = new Construct(new Construct(chart, 'shop'), 'frontend');
    new VirtualMachine(tier, 'anything', { ...GOOD, name: 'web' });
  });
  const sameId = objectsOf(chart => new VirtualMachine(new Construct(chart, 'shop'), 'web', GOOD));
  expect(there).toEqual(here);
  expect(sameId).toEqual(here);
});

test('adding a member changes only the objects of this member', () => {
  const fleet = (...members: string[]) => objectsOf(chart => new Fleet(chart, 'web', { members, machine: GOOD }));
  const before = fleet('a', 'c');
  const after = fleet('c', 'b', 'a');
  expect(after.filter(({ metadata }) => !metadata.name.startsWith('web-b'))).toEqual(before);
  expect(after.length).toBe(before.length + 2);
});

test('constructs contribute to one cloud config in any order', () => {
  const contributions: ((config: CloudConfig) => void)[] = [
    config => config.addPackages('nginx', 'curl'),
    config => config.addRunCommands('b', ['second']),
    config => config.addRunCommands('a', ['first', 'then']),
    config => config.addRunCommands('late', ['last'], 10),
    config => config.addUser({ name: 'zoe' }),
    config => config.addUser({ name: 'ada' }),
    config => config.addFile({ path: '/etc/b', content: 'b' }),
    config => config.addFile({ path: '/etc/a', content: 'a' }),
  ];
  const render = (order: number[]) => objectsOf(chart => {
    const machine = new VirtualMachine(chart, 'web', GOOD);
    order.forEach(i => contributions[i](machine.cloudConfig));
  })[0].spec.cloudInit;
  const all = contributions.map((_, i) => i);
  const expected = render(all);
  expect(expected).toMatch(/^#cloud-config\n/);
  fc.assert(fc.property(fc.shuffledSubarray(all, { minLength: all.length }), order => render(order) === expected), samples(30));
});

test.each([
  ['another time zone and locale', { TZ: 'Asia/Kathmandu', LC_ALL: 'tr_TR.UTF-8', LANG: 'tr_TR.UTF-8' }],
  ['another user and home', { HOME: '/nonexistent', USER: 'somebody' }],
])('%s does not change the output', (_, env) => {
  const example = join(ROOT, 'examples', 'three-tier-shop');
  expect(runProgram('main.ts', example, env).files).toEqual(runProgram('main.ts', example, { TZ: 'UTC', LC_ALL: 'C' }).files);
}, 30_000);

test('the working directory does not change the output', () => {
  const example = join(ROOT, 'examples', 'side-by-side');
  const elsewhere = mkdtempSync(join(tmpdir(), 'vm-fleet-cwd-'));
  symlinkSync(join(ROOT, 'node_modules'), join(elsewhere, 'node_modules'));
  expect(runProgram(join(example, 'main.ts'), elsewhere).files).toEqual(runProgram('main.ts', example).files);
}, 30_000);

test('the order of construction does not change the model', () => {
  const platforms = { prod: Platform.cozystack(), test: Platform.hikube() };
  const build = (charts: readonly string[], order: readonly number[]) => {
    const app = Testing.app();
    for (const id of charts) {
      const chart = new FleetChart(app, id, { platform: platforms[id as keyof typeof platforms], namespace: 'tenant-blue' });
      const vpcs = ['a', 'b', 'c'].map(name => new VirtualPrivateCloud(chart, name, {}));
      const isolation = new NetworkIsolation(chart, 'isolation');
      const steps: ((chart: Construct) => void)[] = [
        ...STEPS,
        scope => new ApiObject(scope, 'config', { apiVersion: 'v1', kind: 'ConfigMap' }),
        scope => new ApiObject(scope, 'another', { apiVersion: 'v1', kind: 'ConfigMap' }),
        () => vpcs[0].peerWith(vpcs[1]),
        () => vpcs[0].peerWith(vpcs[2]),
        () => vpcs[0].addSubnet('one', '10.1.0.0/24'),
        () => vpcs[0].addSubnet('two', '10.2.0.0/24'),
        () => isolation.allow('ssh', { from: TrafficPeer.anywhere(), ports: [TrafficPort.tcp(22)] }),
        () => isolation.allow('dns', { from: TrafficPeer.anywhere(), ports: [TrafficPort.udp(53)] }),
        scope => Findings.acknowledge(scope, 'VPC_NOT_ROUTED', 'tested'),
        scope => Findings.acknowledge(scope, 'NAMESPACE_NO_TENANT', 'tested'),
      ];
      order.forEach(i => steps[i](chart));
    }
    const model = collect(app);
    expect(JSON.parse(modelText(model))).toEqual(model);
    return modelText(model);
  };
  const all = Array.from({ length: STEPS.length + 10 }, (_, i) => i);
  const expected = build(['prod', 'test'], all);
  fc.assert(fc.property(fc.shuffledSubarray(['prod', 'test'], { minLength: 2 }), fc.shuffledSubarray(all, { minLength: all.length }), (charts, order) => (
    build(charts, order) === expected
  )), samples(30));
});
