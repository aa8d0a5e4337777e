import { Size } from 'cdk8s';
import { CloudConfig, Disk, EphemeralDisk, Findings, Fleet, FleetApp, FleetChart, MachinePool, Overlay, Platform, VirtualMachine } from '../../src';
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

/** An object of a class with a getter that throws an error. */
function throwing(name: string): object {
  class Own {}
  Object.defineProperty(Own.prototype, name, { get() { throw new Error('no'); } });
  return new Own();
}

/** An object of a user's class whose name is also the name of a class of this package. */
function classNamed(name: string): any {
  const type = class {};
  Object.defineProperty(type, 'name', { value: name });
  return new type();
}

/** A map in a map in a map, ... */
function nested(depth: number): Record<string, unknown> {
  let data: Record<string, unknown> = {};
  for (let i = 0; i < depth; i++) data = { a: data };
  return data;
}

/** The same part twice, in a part that is there twice, ... */
function repeated(depth: number): Record<string, unknown> {
  let data: Record<string, unknown> = { a: 'b' };
  for (let i = 0; i < depth; i++) data = { a: data, b: data };
  return data;
}

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
    ['a proxy that throws for its class', chart => new VirtualMachine(chart, 'web', { ...GOOD, systemDisk: new Proxy({}, { getPrototypeOf: () => { throw new Error('no'); } }) })],
    ['a getter in cloud-init', chart => new VirtualMachine(chart, 'web', { ...GOOD, cloudConfig: { files: [throws as any] } })],
    ['a getter of a disk that is added', chart => new VirtualMachine(chart, 'web', GOOD).addDisk('data', Object.defineProperty({}, 'name', { enumerable: true, get: () => { throw new Error('no'); } }))],
    ['a getter in a raw key of cloud-init', chart => new VirtualMachine(chart, 'web', GOOD).cloudConfig.addRaw('ca_certs', throws)],
    ['a getter of a class, as the machine of a fleet', chart => new Fleet(chart, 'web', { members: ['a'], machine: throwing('name') as any })],
    ['a getter of a class, as an override of a fleet', chart => new Fleet(chart, 'web', { members: ['a'], machine: GOOD, overrides: { a: throwing('labels') as any } })],
    ['a getter of a class, as the machine of a pool', chart => new MachinePool(chart, 'web', { replicas: 1, machine: throwing('disks') as any })],
    ['a getter of a class in a list', chart => new VirtualMachine(chart, 'web', { ...GOOD, cloudConfig: { users: [throwing('name') as any] } })],
    ['a getter of a class, as cloud-init', chart => new VirtualMachine(chart, 'web', { ...GOOD, cloudConfig: throwing('packages') })],
    ['an error without a readable message', chart => new VirtualMachine(chart, 'web', { get labels(): any { throw Object.create(null, { message: { get: () => { throw new Error('no'); } } }); } })],
    ['a disk of a user\'s class without a name', chart => new VirtualMachine(chart, 'web', GOOD).attachDisk(throwing('diskName') as any)],
    ['an instance of another class with the name of a value class', chart => new VirtualMachine(chart, 'web', { ...GOOD, systemDisk: { size: classNamed('Size') } })],
    ['another class with the name of a class of this package', chart => new VirtualMachine(chart, 'web', { ...GOOD, networks: [classNamed('Network')] })],
    ['another class in an argument', chart => new VirtualMachine(chart, 'web', { disks: [EphemeralDisk.empty('data', classNamed('Size'))] })],
    ['a list with a gap', chart => new VirtualMachine(chart, 'web', { ...GOOD, sshKeys: new Array(1) })],
    ['a list with a length of billions', chart => new VirtualMachine(chart, 'web', { ...GOOD, disks: new Array(4_000_000_000) })],
    ['a list with a gap in a raw key', chart => new VirtualMachine(chart, 'web', { cloudConfig: { raw: { ca_certs: new Array(5) } } })],
    ['data that is nested 100,000 deep in an overlay', chart => Overlay.of(new VirtualMachine(chart, 'web', GOOD)).merge(nested(100_000))],
    ['data with a part in 2^40 places in an overlay', chart => Overlay.of(new VirtualMachine(chart, 'web', GOOD)).merge(repeated(40))],
    ['data that is nested 100,000 deep in cloud-init', chart => new VirtualMachine(chart, 'web', GOOD).cloudConfig.addRaw('ca_certs', nested(100_000)), /^CLOUD_INIT_VALUE$/],
    ['data with a part in 2^40 places in cloud-init', chart => new VirtualMachine(chart, 'web', GOOD).cloudConfig.addRaw('ca_certs', repeated(40)), /^CLOUD_INIT_VALUE$/],
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
    ['an object of a class with accessors, as an added disk', chart => {
      class Sized { public get size() { return Size.gibibytes(10); } }
      return new VirtualMachine(chart, 'web', GOOD).addDisk('data', new Sized());
    }],
    ['an object of a class with accessors, in an object', chart => {
      class Sized { public get size() { return Size.gibibytes(10); } }
      return new Fleet(chart, 'web', { members: ['a'], machine: { ...GOOD, systemDisk: new Sized() } });
    }],
    ['a getter with another value at each access', chart => {
      let times = 0;
      return new Disk(chart, 'data', { get size() { return times++ === 0 ? Size.gibibytes(10) : 'no' as any; } });
    }],
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

describe('a key with the name of a member that each object has', () => {
  const names = ['constructor', 'toString', 'hasOwnProperty', 'valueOf'];
  const map = Object.fromEntries(names.map(name => [name, `v-${name}`]));

  test('is a key as any other', () => {
    const app = new FleetApp({ outdir: 'unused', platform: Platform.hikube() });
    const chart = new FleetChart(app, 'shop', { namespace: 'tenant-shop' });
    new VirtualMachine(chart, 'web', { ...GOOD, labels: map, annotations: map });
    new Fleet(chart, 'worker', { members: ['constructor', 'b'], machine: { ...GOOD, labels: map }, overrides: { constructor: { labels: { valueOf: 'x' } } } });
    new Disk(chart, 'data', { size: Size.gibibytes(10), labels: map, annotations: map });
    expect(Findings.of(app)).toEqual([]);
    const yaml = app.synthYaml();
    // Of the machine and the disk a label and an annotation each, of each member a label.
    expect(yaml.match(/hasOwnProperty: v-hasOwnProperty/g)).toHaveLength(6);
    expect(yaml.match(/valueOf: \S+/g)!.sort()).toEqual(['valueOf: v-valueOf', 'valueOf: v-valueOf', 'valueOf: v-valueOf', 'valueOf: v-valueOf', 'valueOf: v-valueOf', 'valueOf: x']);
    expect(yaml).toContain('name: worker-constructor\n');
  });

  // Kubernetes accepts no label that begins with an underscore.
  test('is not lost if it is `__proto__`', () => {
    const proto = JSON.parse('{ "__proto__": "own" }') as Record<string, string>;
    const app = new FleetApp({ outdir: 'unused', platform: Platform.kubevirt() });
    const chart = new FleetChart(app, 'shop', { namespace: 'shop' });
    new VirtualMachine(chart, 'web', { labels: proto, podLabels: proto, annotations: proto, podAnnotations: proto, nodeSelector: proto });
    new Disk(chart, 'data', { size: Size.gibibytes(10), labels: proto, annotations: proto });
    new Fleet(chart, 'pair', { members: ['a'], machine: {}, overrides: { a: { labels: proto } } });
    const found = Findings.of(app).filter(({ got }) => got === '"__proto__"').map(({ code, path, message }) => `${path} ${code} ${message.split(/ is not | an invalid /)[0]}`);
    const keys = ['the key of a label', 'the key of an annotation'];
    expect(found.sort()).toEqual([
      ...['data', 'web'].flatMap(id => keys.map(key => `shop/${id} LABEL_INVALID ${key}`)), 'shop/pair/a LABEL_INVALID the key of a label',
      ...keys.map(key => `shop/web LABEL_INVALID ${key}`), 'shop/web SCHEDULING_INVALID `nodeSelector` has',
    ].sort());
  });
});
