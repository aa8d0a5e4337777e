import { changed, effectsByField, impactOn, instance, Tree } from './sides';

const LIVE = ['live'];
const RESTART = ['next-restart'];
const IGNORED = ['ignored'];
const REFUSED = ['refused'];

const VERSIONS = ['0.38', '0.41', '1.0', '1.3', '1.4', '1.6'];

const number = (version: string) => Number(version.split('.')[0]) * 100 + Number(version.split('.')[1]);
const expectedIn = (effects: Readonly<Record<string, readonly string[]>>, version: string) => (
  Object.entries(effects).filter(([since]) => number(since.slice(1)) <= number(version))
    .sort(([a], [b]) => number(a.slice(1)) - number(b.slice(1))).pop()![1]
);

describe.each(VERSIONS)('Cozystack %s', version => {
  test.each<[string, (spec: Tree) => void, string, Readonly<Record<string, readonly string[]>>]>([
    ['a larger type', spec => { spec.instanceType = 'u1.large'; }, '/spec/instanceType', { 'v0.38': LIVE }],
    ['a smaller type', spec => { spec.instanceType = 'u1.small'; }, '/spec/instanceType', { 'v0.38': RESTART }],
    ['another series', spec => { spec.instanceType = 'cx1.large'; }, '/spec/instanceType', { 'v0.38': RESTART }],
    ['no public address', spec => { spec.external = false; }, '/spec/external', {
      'v0.38': ['address', 'exposure-narrows'], 'v0.41': REFUSED, 'v1.0': ['address', 'exposure-narrows'],
    }],
    ['another port', spec => { spec.externalPorts = [22, 80]; }, '/spec/externalPorts', { 'v0.38': LIVE, 'v1.4': ['exposure-widens', 'live'] }],
    ['a port less', spec => { spec.externalPorts = [80]; }, '/spec/externalPorts', { 'v0.38': LIVE, 'v1.4': ['exposure-widens', 'exposure-narrows', 'live'] }],
    ['no port', spec => { spec.externalPorts = []; }, '/spec/externalPorts', { 'v0.38': REFUSED }],
    ['a whole address', spec => { spec.externalMethod = 'WholeIP'; }, '/spec/externalMethod', { 'v0.38': LIVE, 'v1.4': ['exposure-widens', 'live'] }],
    ['no ping', spec => { spec.externalAllowICMP = false; }, '/spec/externalAllowICMP', { 'v0.38': IGNORED, 'v1.4': ['exposure-narrows', 'live'] }],
    ['halted', spec => { spec.runStrategy = 'Halted'; }, '/spec/runStrategy', { 'v0.38': IGNORED, 'v1.0': ['stops'] }],
    ['not running', spec => { spec.running = false; }, '/spec/running', { 'v0.38': ['stops'], 'v1.0': IGNORED }],
    ['a profile', spec => { spec.instanceProfile = 'fedora'; }, '/spec/instanceProfile', { 'v0.38': RESTART }],
    ['a disk', spec => { spec.disks.push({ name: 'more' }); }, '/spec/disks/more', { 'v0.38': RESTART }],
    ['a bus', spec => { spec.disks[0].bus = 'sata'; }, '/spec/disks/web-system/bus', { 'v0.38': RESTART }],
    ['a network', spec => { spec.networks.push({ name: 'more' }); }, '/spec/networks/more', { 'v0.38': LIVE }],
    ['a network less', spec => { spec.networks = []; }, '/spec/networks/lan', { 'v0.38': RESTART }],
    ['a key', spec => { spec.sshKeys.push('ssh-ed25519 AAAA b'); }, '/spec/sshKeys', { 'v0.38': IGNORED }],
    ['no keys', spec => { spec.sshKeys = []; }, '/spec/sshKeys', { 'v0.38': RESTART }],
    ['another cloud-init', spec => { spec.cloudInit = '#cloud-config\nusers: []\n'; }, '/spec/cloudInit', { 'v0.38': IGNORED }],
    ['another seed', spec => { spec.cloudInitSeed = '2'; }, '/spec/cloudInitSeed', { 'v0.38': ['identity', 'next-restart'] }],
    ['no seed', spec => { delete spec.cloudInitSeed; }, '/spec/cloudInitSeed', { 'v0.38': IGNORED }],
    ['a CPU', spec => { spec.cpuModel = 'Haswell'; }, '/spec/cpuModel', { 'v0.38': IGNORED, 'v1.0': RESTART }],
    ['a GPU', spec => { spec.gpus = [{ name: 'nvidia.com/A100' }]; }, '/spec/gpus/nvidia.com~1A100', { 'v0.38': RESTART }],
    ['an unknown field', spec => { spec.more = 1; }, '/spec/more', { 'v0.38': ['unknown'] }],
  ])('%s', (_, change, field, effects) => {
    expect(changed(`cozystack@${version}`, instance(), object => change(object.spec))[field]).toEqual(expectedIn(effects, version));
  });
});

test.each<[string, string | undefined, string | undefined, string | undefined, string[], string?]>([
  ['the bus of the default profile, no longer set', undefined, 'virtio', undefined, ['nothing']],
  ['the bus of the profile, now set', 'ubuntu', undefined, 'virtio', ['nothing']],
  ['another bus than that of the profile', 'ubuntu', 'sata', undefined, RESTART],
  ['the bus of Windows without virtio drivers', 'windows.2k22', 'sata', undefined, ['nothing']],
  ['another bus than that of Windows without virtio drivers', 'windows.2k22', 'virtio', undefined, RESTART],
  ['a profile of the cluster', 'own', 'virtio', undefined, RESTART],
  ['an older release, where a disk needs a bus', 'ubuntu', 'virtio', undefined, RESTART, '1.4'],
])('%s', (_, instanceProfile, old, now, effects, version = '1.6') => {
  const machine = instance();
  Object.assign(machine.spec, { instanceProfile, disks: [{ name: 'web-system', bus: old }] });
  const plain = JSON.parse(JSON.stringify(machine));
  expect(changed(`cozystack@${version}`, plain, object => { object.spec.disks = [{ name: 'web-system', ...now && { bus: now } }]; })).toEqual({ '/spec/disks/web-system/bus': effects });
});

test('without a public address its ports have no effect', () => {
  const hidden = instance();
  hidden.spec.external = false;
  expect(changed('cozystack@1.6', hidden, object => { object.spec.externalPorts = [80]; })).toEqual({ '/spec/externalPorts': ['nothing'] });
});

test('types instead of resources, and vice versa', () => {
  const sized = instance();
  sized.spec.instanceType = '';
  sized.spec.resources = { cpu: 2, sockets: 1, memory: '2Gi' };
  const byType = (object: Tree) => { object.spec.instanceType = 'u1.medium'; };
  const onlyByType = (object: Tree) => { byType(object); delete object.spec.resources; };
  expect(changed('cozystack@0.41', sized, onlyByType)['/spec/instanceType']).toEqual(REFUSED);
  expect(changed('cozystack@1.6', sized, onlyByType)['/spec/instanceType']).toEqual(RESTART);
  expect(changed('cozystack@1.6', sized, byType)['/spec/instanceType']).toEqual(REFUSED);
  expect(changed('cozystack@1.6', sized, object => { object.spec.resources.sockets = 2; })['/spec/resources/sockets']).toEqual(LIVE);
  expect(changed('cozystack@1.6', sized, object => { object.spec.resources.memory = '4Gi'; })['/spec/resources/memory']).toEqual(RESTART);
});

test.each<[string, Tree, Tree, string[]]>([
  ['cores and sockets', {}, { cpu: 2, sockets: 1 }, REFUSED],
  ['memory', {}, { memory: '4Gi' }, REFUSED],
  ['more sockets', { cpu: 2, sockets: 1 }, { cpu: 2, sockets: 2 }, REFUSED],
  ['cores without sockets', {}, { cpu: 2 }, IGNORED],
  ['no size of its own', { memory: '4Gi' }, {}, IGNORED],
])('next to a type: %s', (_, old, now, effects) => {
  const machine = instance();
  machine.spec.resources = old;
  expect([...new Set(Object.values(changed('cozystack@1.6', machine, object => { object.spec.resources = now; })).flat())]).toEqual(effects);
});

test('a machine without an instance type has the default type of the chart', () => {
  const machine = instance();
  delete machine.spec.instanceType;
  for (const version of VERSIONS) {
    const effects = (change: (spec: Tree) => void) => changed(`cozystack@${version}`, machine, object => change(object.spec));
    expect(effects(spec => { spec.instanceType = 'u1.large'; })).toEqual({ '/spec/instanceType': LIVE });
    expect(effects(spec => { spec.instanceType = 'u1.small'; })).toEqual({ '/spec/instanceType': RESTART });
    expect(effects(spec => { spec.resources = { cpu: '2', sockets: '1', memory: '4Gi' }; })['/spec/resources/cpu']).toEqual(REFUSED);
  }
});

test('a field with the default of the chart means the same as no field', () => {
  const effects = (ref: string, field: string, value: unknown) => {
    const [without, set] = [instance(), instance()];
    delete without.spec[field];
    set.spec[field] = value;
    return [impactOn(ref, [without], [set]), impactOn(ref, [set], [without])].map(impact => Object.values(effectsByField(impact)).flat());
  };
  const nothing = [['nothing'], ['nothing']];
  for (const version of VERSIONS) {
    expect([effects(`cozystack@${version}`, 'instanceType', 'u1.medium'), effects(`cozystack@${version}`, 'instanceProfile', 'ubuntu')]).toEqual([nothing, nothing]);
    expect([effects(`cozystack@${version}`, 'cloudInit', ''), effects(`cozystack@${version}`, 'externalPorts', [22])]).toEqual([nothing, nothing]);
  }
  expect(effects('cozystack@1.6', 'instanceProfile', 'fedora')).toEqual([RESTART, RESTART]);
  // Hikube documents other defaults.
  expect(effects('hikube', 'instanceProfile', 'ubuntu')).toEqual([RESTART, RESTART]);
});

test('a disk can only grow', () => {
  const disk = { apiVersion: 'apps.cozystack.io/v1alpha1', kind: 'VMDisk', metadata: { name: 'data' }, spec: { source: { upload: {} }, storage: '10Gi', storageClass: 'replicated' } };
  expect(changed('cozystack@1.6', disk, object => { object.spec.storage = '20Gi'; })).toEqual({ '/spec/storage': LIVE });
  expect(changed('cozystack@1.6', disk, object => { object.spec.storage = '5Gi'; })).toEqual({ '/spec/storage': IGNORED });
  expect(changed('cozystack@0.41', disk, object => { object.spec.storage = '5Gi'; })).toEqual({ '/spec/storage': IGNORED });
  expect(changed('cozystack@0.38', disk, object => { object.spec.storage = '20Gi'; })).toEqual({ '/spec/storage': LIVE });
  expect(changed('cozystack@0.38', disk, object => { object.spec.storage = '5Gi'; })).toEqual({ '/spec/storage': ['refused', 'ignored'] });
  expect(changed('cozystack@1.6', disk, object => { delete object.spec.storageClass; })).toEqual({ '/spec/storageClass': ['nothing'] });
  expect(changed('cozystack@1.6', disk, object => { object.spec.storageClass = 'local'; })).toEqual({ '/spec/storageClass': IGNORED });
  expect(changed('cozystack@1.6', disk, object => { object.spec.source = { image: { name: 'ubuntu' } }; })).toEqual({ '/spec/source/upload': IGNORED, '/spec/source/image/name': IGNORED });
});

test('a machine under another name gets a different identity and address; its disk stays', () => {
  const renamed = instance();
  renamed.metadata.name = 'www';
  const { subjects } = impactOn('cozystack@1.6', [instance()], [renamed]);
  expect(subjects).toMatchObject([{ name: 'www', formerly: { name: 'web', namespace: 'tenant-a' }, effects: ['identity', 'recreated', 'address', 'renamed'] }]);
});

test('tenants, networks and groups', () => {
  const object = (kind: string, spec: object) => ({ apiVersion: 'apps.cozystack.io/v1alpha1', kind, metadata: { name: 'a' }, spec });
  const tenant = object('Tenant', { etcd: true, isolated: true });
  expect(changed('cozystack@1.6', tenant, each => { each.spec.etcd = false; })).toEqual({ '/spec/etcd': ['data-loss'] });
  expect(changed('cozystack@0.41', tenant, each => { each.spec.isolated = false; })).toEqual({ '/spec/isolated': ['exposure-widens', 'live'] });
  expect(changed('cozystack@1.6', tenant, each => { each.spec.isolated = false; })).toEqual({ '/spec/isolated': IGNORED });
  expect(effectsByField(impactOn('cozystack@1.6', [tenant], []))).toEqual({ '': ['data-loss'] });
  const net = object('VirtualPrivateCloud', { subnets: [{ name: 'a', cidr: '10.0.0.0/24' }] });
  expect(changed('cozystack@1.6', net, each => { each.spec.subnets.push({ name: 'b', cidr: '10.0.1.0/24' }); })).toEqual({ '/spec/subnets/b': LIVE });
  expect(changed('cozystack@1.6', net, each => { each.spec.subnets[0].cidr = '10.1.0.0/24'; })).toEqual({ '/spec/subnets/a/cidr': ['unknown'] });
  expect(changed('cozystack@1.6', net, each => { each.spec.subnets[0].name = 'c'; })).toEqual({ '/spec/subnets/a': ['address'], '/spec/subnets/c': LIVE });
});
