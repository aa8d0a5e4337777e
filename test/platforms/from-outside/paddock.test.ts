import { readFileSync } from 'fs';
import { join } from 'path';
import { Size, Testing } from 'cdk8s';
import {
  Disk, DiskSource, Exposure, Findings, Fleet, FleetApp, FleetChart, InstanceType, MachinePool, Platform, RunStrategy, SshKey, Tenant, VirtualMachine,
} from 'cdk8s-vm-fleet';
import { collect, read, registerPlatform, renderModel, withRest } from 'cdk8s-vm-fleet/platform';
import { paddock } from './paddock';

const KEY = 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAILCsSyY8s1Ew9Z2Vk5ZFWkpXWRNy0sz2+/LZzSC3uZaj ops@example.com';
const SMALL = { cores: 2, memory: Size.gibibytes(4) };
const FROM_WEB = { source: DiskSource.http('https://example.com/debian.img'), size: Size.gibibytes(10) };

function chartOn(platform: Platform): FleetChart {
  return new FleetChart(new FleetApp({ outdir: Testing.app().outdir, quiet: true }), 'prod', { platform, namespace: 'prod' });
}

const codes = (chart: FleetChart) => Findings.of(chart).map(({ code, path, message, fix }) => ({ code, path, message, fix }));

function fleet(chart: FleetChart): FleetChart {
  new VirtualMachine(chart, 'web', {
    resources: SMALL, systemDisk: FROM_WEB, sshKeys: [SshKey.fromString(KEY)], exposure: Exposure.portList([22, 443]), labels: { tier: 'front' },
    disks: [new Disk(chart, 'data', { size: Size.gibibytes(50) })], cloudConfig: { packages: ['nginx'] },
  });
  new Fleet(chart, 'workers', { members: ['a', 'b'], machine: { resources: SMALL, systemDisk: FROM_WEB, runStrategy: RunStrategy.HALTED } });
  return chart;
}

test('it imports the public package only', () => {
  for (const file of ['paddock.ts', 'paddock.test.ts']) {
    const imports = [...readFileSync(join(__dirname, file), 'utf8').matchAll(/^(?:import|} from) .*'(.+)';$|^} from '(.+)';$/gm)].map(([, one, two]) => one ?? two);
    expect(imports.filter(name => name.includes('src') || name.startsWith('..'))).toEqual([]);
    expect(imports).toContain('cdk8s-vm-fleet/platform');
  }
});

test('machines and disks become its objects', () => {
  const chart = fleet(chartOn(paddock()));
  expect(codes(chart)).toEqual([]);
  const objects = Testing.synth(chart);
  expect(objects.map(({ kind, metadata }) => `${kind} ${metadata.name}`)).toEqual([
    'Volume data', 'Vm web', 'Volume web-system', 'Vm workers-a', 'Volume workers-a-system', 'Vm workers-b', 'Volume workers-b-system',
  ]);
  expect(objects[1]).toEqual({
    apiVersion: 'paddock.example.com/v1',
    kind: 'Vm',
    metadata: { name: 'web', namespace: 'prod', labels: { tier: 'front' } },
    spec: {
      keys: [KEY], openPorts: [22, 443], power: 'On', size: { cpus: 2, memory: '4Gi' }, userData: '#cloud-config\npackages:\n  - nginx\n',
      volumes: ['web-system', 'data'],
    },
  });
  expect(objects[3].spec.power).toBe('Off');
  expect(objects[0].spec).toEqual({ capacity: '50Gi', pool: 'ssd' });
});

test('reading gives the original model, and writing the original manifests', () => {
  const model = collect(fleet(chartOn(paddock())).node.root);
  const objects = renderModel(model);
  const { model: again, rest } = read(objects, { name: 'paddock' });
  expect(rest).toEqual([]);
  expect(renderModel(again)).toEqual(objects);
  const specOf = ({ clusters: [{ nodes }] }: typeof model, name: string) => nodes.find(({ spec }) => (spec as { name?: string }).name === name)!.spec;
  // The default is the given value.
  expect(specOf(again, 'web')).toEqual({ ...specOf(model, 'web'), runStrategy: 'Always' });
  expect(specOf(again, 'data')).toEqual({ ...specOf(model, 'data'), storageClass: 'ssd' });
});

test('unknown fields stay next to the model', () => {
  const object = renderModel(collect(fleet(chartOn(paddock())).node.root)).find(({ kind }) => kind === 'Vm')!;
  const changed = { ...object, spec: { ...object.spec as object, colour: 'bay' } };
  const { model, rest } = read([changed], { name: 'paddock' });
  expect(rest).toMatchObject([{ kind: 'Vm', set: [{ path: ['spec', 'colour'], value: 'bay' }] }]);
  expect(withRest(renderModel(model), rest)).toEqual([changed]);
});

test('unsupported fields, values and kinds are reported with the texts of its tables', () => {
  const chart = chartOn(paddock('1'));
  new VirtualMachine(chart, 'typed', { instanceType: InstanceType.fromName('u1.medium'), systemDisk: FROM_WEB, sshKeys: [SshKey.fromString(KEY)] });
  new VirtualMachine(chart, 'model', { resources: SMALL, systemDisk: FROM_WEB, cpuModel: 'host' });
  new VirtualMachine(chart, 'open', { resources: SMALL, systemDisk: FROM_WEB, exposure: Exposure.wholeIp() });
  new Tenant(chart, 'blue');
  expect(codes(chart)).toEqual([
    { code: 'NOT_SUPPORTED', path: 'prod/blue', message: 'Paddock 1 does not support tenants', fix: 'leave it out' },
    { code: 'NOT_SUPPORTED', path: 'prod/model', message: 'Paddock 1 does not support a CPU model (`cpuModel`)', fix: 'move to Paddock 2, which has it' },
    { code: 'NOT_SUPPORTED', path: 'prod/open', message: 'Paddock 1 does not support exposure other than by TCP ports', fix: 'take Exposure.portList' },
    { code: 'NOT_SUPPORTED', path: 'prod/typed', message: 'Paddock 1 does not support instance types (`instanceType`)', fix: 'give `resources`' },
  ]);
});

test('the next version supports more', () => {
  const chart = chartOn(paddock('2'));
  new VirtualMachine(chart, 'model', { resources: SMALL, systemDisk: FROM_WEB, cpuModel: 'host' });
  expect(codes(chart)).toEqual([]);
});

test('a pool is an error that names it, and the rules of all platforms apply', () => {
  const chart = chartOn(paddock());
  new MachinePool(chart, 'pool', { replicas: 2, machine: { resources: SMALL, systemDisk: FROM_WEB } });
  new VirtualMachine(chart, 'web', { systemDisk: FROM_WEB });
  const found = codes(chart).map(({ code, path }) => `${code} ${path}`);
  expect(found).toContain('NOT_SUPPORTED prod/pool/machine');
  expect(found).toContain('INSTANCE_TYPE_MISSING prod/web');
});

test('its Platform value has its properties, and those of its machines', () => {
  const chart = chartOn(paddock());
  const web = new VirtualMachine(chart, 'web', { resources: SMALL, systemDisk: FROM_WEB });
  expect([paddock('1').label, Platform.of(web)?.label, web.serviceName, web.liveMigration.blockers[0].why]).toEqual([
    'Paddock 1', 'Paddock 2', 'vm-web', 'Paddock migrates no machine',
  ]);
  expect(collect(chart).clusters[0].platform).toEqual({ name: 'paddock' });
});

describe('mistakes', () => {
  test('an unregistered name is a finding, and read rejects it', () => {
    const chart = chartOn(Platform.registered('padock'));
    new VirtualMachine(chart, 'web', { resources: SMALL, systemDisk: FROM_WEB });
    expect(Findings.of(chart)).toMatchObject([{ code: 'PLATFORM_UNREGISTERED', path: 'prod', got: '"padock"' }]);
    expect(() => read([], { name: 'padock' })).toThrow('no platform with the name "padock" is registered');
  });

  test('options that are not plain data are a finding', () => {
    expect(Findings.of(chartOn(Platform.registered('paddock', { options: { now: () => 1 } })))).toMatchObject([{ code: 'PROPERTY_TYPE' }]);
    expect(Findings.of(chartOn(Platform.registered('paddock', { options: { zones: ['a'] } })))).toEqual([]);
  });

  test.each(['hikube', 'cozystack', 'kubevirt'])('%s cannot be replaced', name => {
    expect(() => registerPlatform(name, () => { throw new Error('never'); })).toThrow(RangeError);
  });
});
