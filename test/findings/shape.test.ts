import { Size } from 'cdk8s';
import { CloudConfig, Disk, Findings, Fleet, FleetApp, FleetChart, Overlay, Platform, VirtualMachine } from '../../src';
import { findingsOf, GOOD, machineSpecOf } from '../support/fleet';

/** The findings of a machine whose properties TypeScript would reject, but `tsx` runs. */
const said = (props: object) => findingsOf(chart => new VirtualMachine(chart, 'web', { ...GOOD, ...props }));
const summary = (props: object) => said(props).map(({ code, message }) => `${code} ${message.split(',')[0].replace(' has the wrong type', '')}`);

test.each<[object, string[]]>([
  [{ sshKeyz: [] }, ['PROPERTY_UNKNOWN the machine has no property "sshKeyz"']],
  [{ sshKeys: ['ssh-ed25519 AAAA'] }, ['PROPERTY_TYPE the machine.sshKeys[0]']],
  [{ sshKeys: 'ssh-ed25519 AAAA' }, ['PROPERTY_TYPE the machine.sshKeys']],
  [{ image: 'ubuntu-2404' }, ['PROPERTY_TYPE the machine.image']],
  [{ systemDisk: { sizee: 1, storageClass: 'local' } },
    ['PROPERTY_TYPE the machine.systemDisk.storageClass', 'PROPERTY_UNKNOWN the machine.systemDisk has no property "sizee"']],
  [{ systemDisk: { size: '20Gi' } }, ['PROPERTY_TYPE the machine.systemDisk.size']],
  [{ disks: ['data'] }, ['PROPERTY_TYPE the machine.disks[0]']],
  [{ runStrategy: 'always' }, ['PROPERTY_TYPE the machine.runStrategy']],
  [{ resources: { cores: '2' } }, ['PROPERTY_TYPE the machine.resources.cores']],
  [{ labels: { a: 1 } }, ['PROPERTY_TYPE the machine.labels["a"]']],
  [{ name: 7 }, ['PROPERTY_TYPE the machine.name']],
  [{ exposure: null }, ['PROPERTY_TYPE the machine.exposure']],
  [{ cloudConfig: { package: ['nginx'] } }, ['PROPERTY_UNKNOWN cloudConfig has no property "package"']],
  [{ cloudConfig: { packages: 'nginx' } }, ['PROPERTY_TYPE cloudConfig.packages']],
  [{ cloudConfig: { users: [{ nam: 'ada' }] } },
    ['PROPERTY_TYPE cloudConfig.users[0].name', 'PROPERTY_UNKNOWN cloudConfig.users[0] has no property "nam"']],
])('%j', (props, expected) => expect(summary(props).sort()).toEqual(expected.sort()));

test('the fix suggests the property, and the allowed type names its factory', () => {
  const [unknown] = said({ sshKeyz: [] });
  expect(unknown.fix).toContain('did you mean "sshKeys"?');
  const [wrong] = said({ sshKeys: ['ssh-ed25519 AAAA'] });
  expect(wrong.allowed).toBe('SshKey, e.g. SshKey.fromFile');
});

test('disks, fleets, apps and later additions are checked as well', () => {
  const codes = (build: (chart: any) => void) => findingsOf(build).map(({ code }) => code);
  expect(codes(chart => new Disk(chart, 'd', { storage: '5Gi' } as any))).toEqual(['PROPERTY_UNKNOWN']);
  expect(codes(chart => new Fleet(chart, 'f', { members: 3, machine: GOOD } as any))).toEqual(['PROPERTY_TYPE']);
  expect(codes(chart => new Fleet(chart, 'f', { members: ['a'] } as any))).toEqual(['PROPERTY_TYPE']);
  expect(codes(chart => new VirtualMachine(chart, 'm', GOOD).addDisk('data', { sizee: 100 } as any))).toEqual(['PROPERTY_UNKNOWN']);
  expect(codes(chart => new VirtualMachine(chart, 'm', GOOD).cloudConfig.addUser('ada' as any))).toEqual(['PROPERTY_TYPE']);
  expect(codes(chart => new VirtualMachine(chart, 'm', GOOD).cloudConfig.addRunCommands('x', 'ls' as any))).toEqual(['PROPERTY_TYPE']);
});

test('a value of the wrong type is not shown: it may be a secret in the wrong place', () => {
  expect(JSON.stringify(said({ sshKeys: ['hunter2'], cloudConfig: { users: 'hunter2' } }))).not.toContain('hunter2');
});

test('undefined counts as missing, and a class of another copy of the package is accepted', () => {
  const OtherSize = class extends (Size as any) {};
  Object.defineProperty(OtherSize, 'name', { value: 'Size' });
  const foreign = Object.assign(Object.create(OtherSize.prototype), Size.gibibytes(30));
  expect(machineSpecOf(chart => new VirtualMachine(chart, 'web', { ...GOOD, systemDisk: { size: foreign, bus: undefined } })).disks).toEqual([{ bus: 'virtio', name: 'web-system' }]);
});

test('an app and a chart accept the properties of cdk8s', () => {
  expect(() => new FleetApp({ outdir: 'x', yamlOutputType: 1, platform: Platform.hikube() })).not.toThrow();
  expect(new CloudConfig(undefined).isEmpty).toBe(true);
});

describe('an object that cannot be read', () => {
  const cyclic: Record<string, unknown> = {};
  cyclic.self = cyclic;
  const throws = { get outdir(): string { throw new Error('no'); } };
  const proxy = new Proxy({}, { ownKeys: () => { throw new Error('no'); } });

  test.each<[string, (chart: FleetChart) => unknown, RegExp?]>([
    ['a getter that throws', chart => new VirtualMachine(chart, 'web', { ...GOOD, labels: throws as any })],
    ['a proxy', chart => new VirtualMachine(chart, 'web', { ...GOOD, systemDisk: proxy as any })],
    ['a proxy as the properties of a chart', chart => new FleetChart(chart, 'own', proxy)],
    ['a getter of a property that a class defines', chart => new VirtualMachine(chart, 'web', Object.create({ get labels() { throw new Error('no'); } }))],
    ['a proxy that throws for its class', chart => new VirtualMachine(chart, 'web', { ...GOOD, labels: new Proxy({}, { getPrototypeOf: () => { throw new Error('no'); } }) })],
    ['a getter in cloud-init', chart => new VirtualMachine(chart, 'web', { ...GOOD, cloudConfig: { files: [throws as any] } })],
    ['a getter of a disk that is added', chart => new VirtualMachine(chart, 'web', GOOD).addDisk('data', Object.defineProperty({}, 'name', { enumerable: true, get: () => { throw new Error('no'); } }))],
    ['a getter in a raw key of cloud-init, which is a value', chart => new VirtualMachine(chart, 'web', GOOD).cloudConfig.addRaw('ca_certs', throws), /^CLOUD_INIT_VALUE$/],
    ['a key of commands that is no text', chart => new VirtualMachine(chart, 'web', GOOD).cloudConfig.addRunCommands({} as any, ['true'])],
    ['a Map as properties', chart => new Disk(chart, 'data', new Map([['size', 1]]) as any)],
    ['a Map as labels', chart => new VirtualMachine(chart, 'web', { ...GOOD, labels: new Map([['a', 'b']]) as any })],
    ['a date as properties', chart => new Disk(chart, 'data', new Date(0) as any)],
    ['a cycle in cloud-init', chart => new VirtualMachine(chart, 'web', { ...GOOD, cloudConfig: { users: [cyclic as any] } })],
    ['a cycle in an overlay', chart => Overlay.of(new VirtualMachine(chart, 'web', GOOD)).merge(cyclic)],
  ])('is a finding: %s', (_, make, code = /^PROPERTY_|^OVERLAY_/) => {
    const app = new FleetApp({ outdir: 'unused', platform: Platform.hikube() });
    make(new FleetChart(app, 'shop'));
    expect(Findings.of(app).map(each => each.code)).toEqual(expect.arrayContaining([expect.stringMatching(code)]));
  });

  test.each<[string, (chart: FleetChart) => unknown]>([
    ['an object of a class with accessors', chart => {
      class Sized { public get size() { return Size.gibibytes(10); } }
      return new Disk(chart, 'data', new Sized());
    }],
    ['an object without a prototype', chart => new Disk(chart, 'data', Object.assign(Object.create(null), { size: Size.gibibytes(10) }))],
    ['a proxy that only reads', chart => new Disk(chart, 'data', new Proxy({ size: Size.gibibytes(10) }, {}))],
  ])('is not: %s', (_, make) => {
    const app = new FleetApp({ outdir: 'unused', platform: Platform.hikube() });
    make(new FleetChart(app, 'shop'));
    expect(Findings.of(app)).toEqual([]);
    expect(app.synthYaml()).toContain('storage: 10Gi');
  });

  test('is a finding of an app, whose other properties keep their effect', () => {
    const app = new FleetApp(Object.defineProperties({ platform: Platform.hikube() }, Object.getOwnPropertyDescriptors(throws)));
    new VirtualMachine(new FleetChart(app, 'shop'), 'web', GOOD);
    expect(Findings.of(app).map(({ code }) => code)).toEqual(['PROPERTY_TYPE']);
  });
});
