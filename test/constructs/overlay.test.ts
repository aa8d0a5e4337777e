import { Size, Testing } from 'cdk8s';
import {
  CloudInit, Disk, DiskSource, Fleet, FleetChart, MachinePool, MachineService, NetworkIsolation, Overlay, Platform, RemovalPolicy,
  VirtualMachine, VirtualMachineProps,
} from '../../src';
import { collect, renderModel } from '../../src/public-model';
import { codesOf, findingsOf, GOOD, objectsOf } from '../support/fleet';
import { captureStderr } from '../support/stderr';

captureStderr();

const kubevirt = () => Platform.kubevirt();
const PLAIN: VirtualMachineProps = {
  resources: { cores: 2, memory: Size.gibibytes(4) }, systemDisk: { source: DiskSource.http('https://example.com/a.img'), size: Size.gibibytes(9) },
  disks: [Disk.fromName('data')],
};
const TEMPLATE = (spec: object) => ({ spec: { template: { spec } } });
const disksOf = (objects: any[]) => objects.find(({ kind }) => kind === 'VirtualMachine').spec.template.spec.domain.devices.disks;
const overlaid = (patch: object, props: VirtualMachineProps = {}) => objectsOf(
  chart => { Overlay.of(new VirtualMachine(chart, 'web', { ...PLAIN, ...props })).merge(patch as {}); }, kubevirt(), 'shop',
);
const problems = (patch: object, kind?: string) => findingsOf(
  chart => { Overlay.of(new VirtualMachine(chart, 'web', PLAIN)).merge(patch as {}, { kind }); }, kubevirt(), 'shop',
).filter(({ code }) => code === 'OVERLAY_INVALID');

describe('items of lists are addressed by name', () => {
  const patch = TEMPLATE({ domain: { devices: { disks: [{ name: 'data', io: 'native' }] } } });

  test('at any depth', () => {
    const plain = disksOf(overlaid({}));
    expect(disksOf(overlaid(patch))).toEqual(plain.map((disk: any) => disk.name === 'data' ? { ...disk, io: 'native' } : disk));
    const alone = disksOf(overlaid(patch, { systemDisk: undefined, disks: [Disk.fromName('data'), Disk.fromName('more')] }));
    expect(alone.map(({ name, io }: any) => [name, io])).toEqual([['data', 'native'], ['more', undefined]]);
  });

  test('adds a new item, removes an item, and null removes a member', () => {
    const more = { name: 'more', disk: {} };
    const volumes = [{ name: 'more', emptyDisk: { capacity: '1Gi' } }];
    expect(disksOf(overlaid(TEMPLATE({ domain: { devices: { disks: [more] } }, volumes }))).slice(-1)).toEqual([more]);
    expect(disksOf(overlaid(TEMPLATE({ domain: { devices: { disks: [{ name: 'data', $patch: 'delete' }] } } }))).map(({ name }: any) => name)).toEqual(['web-system']);
    expect(overlaid(TEMPLATE({ evictionStrategy: null })).find(({ kind }) => kind === 'VirtualMachine').spec.template.spec).not.toHaveProperty('evictionStrategy');
  });
});

describe('it is checked against the schema of the kind', () => {
  test.each([
    ['a field that does not exist', TEMPLATE({ domain: { devices: { autoattachGraphicsDevices: false } } }), 'autoattachGraphicsDevice'],
    ['a misspelt member of an item', TEMPLATE({ domain: { devices: { disks: [{ name: 'data', seriall: 'a' }] } } }), 'serial'],
    ['a value of another type', TEMPLATE({ terminationGracePeriodSeconds: 'long' }), 'a whole number'],
    ['its name', { metadata: { name: 'other' } }, 'labels'],
    ['its kind', { kind: 'Pod' }, 'spec'],
  ])('%s', (_, patch, mention) => {
    const found = problems(patch);
    expect(found).toHaveLength(1);
    expect(`${found[0].allowed} ${found[0].fix}`).toContain(mention);
  });

  test.each([
    ['a field without a word', TEMPLATE({ domain: { devices: { disks: [{ name: 'data', changedBlockTracking: true }] } } })],
    ['a quantity as a number', TEMPLATE({ domain: { resources: { requests: { cpu: 1 } } } })],
    ['labels', { metadata: { labels: { a: 'b' } } }],
  ])('%s is fine', (_, patch) => {
    expect(problems(patch)).toEqual([]);
  });

  test('an object that the construct does not write', () => {
    expect(problems({ spec: {} }, 'Ingress')).toHaveLength(1);
    expect(problems({ spec: { publishNotReadyAddresses: true } }, 'Service')).toEqual([]);
  });
});

test('an overlay of a fleet or a pool applies to all machines, other overlays to their object', () => {
  const chart = new FleetChart(Testing.app(), 'test', { platform: kubevirt(), namespace: 'shop' });
  const patch = TEMPLATE({ domain: { devices: { downwardMetrics: {} } } });
  const machine = { ...PLAIN, disks: [] };
  const fleet = new Fleet(chart, 'webs', { members: ['a', 'b'], machine });
  Overlay.of(fleet).merge(patch);
  Overlay.of(new MachinePool(chart, 'jobs', { replicas: 2, machine })).merge({ spec: { virtualMachineTemplate: { spec: { updateVolumesStrategy: 'Migration' } } } });
  Overlay.of(new Disk(chart, 'data', { size: Size.gibibytes(1), removalPolicy: RemovalPolicy.DELETE })).merge({ metadata: { annotations: { note: 'x' } }, spec: { priorityClassName: 'high' } });
  Overlay.of(new MachineService(chart, 'db', { machines: fleet, ports: [{ port: 80 }] })).merge({ spec: { publishNotReadyAddresses: true } });
  const objects = Testing.synth(chart);
  const find = (kind: string, name: string) => objects.find(each => each.kind === kind && each.metadata.name === name);
  for (const name of ['webs-a', 'webs-b']) expect(find('VirtualMachine', name).spec.template.spec.domain.devices.downwardMetrics).toEqual({});
  expect(find('VirtualMachinePool', 'jobs').spec.virtualMachineTemplate.spec.updateVolumesStrategy).toBe('Migration');
  expect(find('DataVolume', 'data')).toMatchObject({ metadata: { annotations: { note: 'x' } }, spec: { priorityClassName: 'high' } });
  expect(find('Service', 'db').spec.publishNotReadyAddresses).toBe(true);
});

test('it is plain data in the model, and rendered from there in the same way', () => {
  const chart = new FleetChart(Testing.app(), 'test', { platform: Platform.hikube(), namespace: 'tenant-shop' });
  Overlay.of(new VirtualMachine(chart, 'web', GOOD)).merge({ spec: { cloudInitSeed: 'a' } });
  const model = JSON.parse(JSON.stringify(collect(chart.node.root)));
  expect(model.clusters[0].nodes[0].overlays).toEqual([{ patch: { spec: { cloudInitSeed: 'a' } } }]);
  expect(renderModel(model)[0].spec).toMatchObject({ cloudInitSeed: 'a' });
});

test('a chart has no object', () => {
  const codes = findingsOf(chart => { Overlay.of(chart).merge({ spec: {} }); }).map(({ code }) => code);
  expect(codes).toEqual(['OVERLAY_INVALID']);
});

describe('values that the webhook rejects, although the type of the field accepts them', () => {
  test.each<[string, object]>([
    ['a run strategy', { spec: { runStrategy: 'always' } }],
    ['a DNS policy', TEMPLATE({ dnsPolicy: 'clusterFirst' })],
    ['an eviction strategy', TEMPLATE({ evictionStrategy: 'Live' })],
    ['a bus', TEMPLATE({ domain: { devices: { disks: [{ name: 'data', disk: { bus: 'ide' } }] } } })],
    ['an effect of a toleration', TEMPLATE({ tolerations: [{ key: 'a', operator: 'Exists', effect: 'noSchedule' }] })],
  ])('%s', (_, patch) => expect(problems(patch)).toHaveLength(1));

  test.each<[string, object]>([
    ['a run strategy', { spec: { runStrategy: 'Manual' } }],
    ['a removed value', TEMPLATE({ evictionStrategy: null })],
    ['a removed disk', TEMPLATE({ domain: { devices: { disks: [{ name: 'data', $patch: 'delete' }] } } })],
    ['a bus', TEMPLATE({ domain: { devices: { disks: [{ name: 'data', disk: { bus: 'scsi' } }] } } })],
  ])('not %s', (_, patch) => expect(problems(patch)).toEqual([]));
});

describe('an overlay is checked like the properties that it changes', () => {
  const found = (patch: object, kind?: string, props: VirtualMachineProps = PLAIN) => [...new Set(findingsOf(
    chart => { Overlay.of(new VirtualMachine(chart, 'web', props)).merge(patch as {}, { kind }); }, kubevirt(), 'shop',
  ).map(({ code }) => code).filter(code => code !== 'DISK_ELSEWHERE'))];
  const before = found({});
  const more = (patch: object, kind?: string) => found(patch, kind).filter(code => !before.includes(code));
  const instance = (patch: object) => [...new Set(codesOf(chart => { Overlay.of(new VirtualMachine(chart, 'web', GOOD)).merge(patch as {}); }))];
  const device = (devices: object) => TEMPLATE({ domain: { devices } });

  test.each<[string, object, string[]]>([
    ['a CPU model', TEMPLATE({ domain: { cpu: { model: 'Host Model' } } }), ['HARDWARE_INVALID']],
    ['a host name', TEMPLATE({ hostname: 'Web_1' }), ['HOSTNAME_INVALID']],
    ['a label', { metadata: { labels: { 'a b': 'x' } } }, ['LABEL_INVALID']],
    ['a label of the pod', { spec: { template: { metadata: { labels: { 'a b': 'x' } } } } }, ['LABEL_INVALID']],
    ['port 0', device({ interfaces: [{ name: 'default', ports: [{ port: 0 }] }] }), ['PORT_INVALID']],
    ['a MAC address', device({ interfaces: [{ name: 'default', macAddress: 'zz' }] }), ['NETWORK_INVALID']],
    ['a priority class', TEMPLATE({ priorityClassName: 'Very High' }), ['NAME_INVALID']],
    ['a boot order', device({ disks: [{ name: 'data', bootOrder: 1 }] }), ['HARDWARE_INVALID']],
    ['a disk without a volume', device({ disks: [{ name: 'x', disk: {} }] }), ['OVERLAY_INVALID']],
    ['two sources of a volume', TEMPLATE({ volumes: [{ name: 'data', emptyDisk: { capacity: '1Gi' } }] }), ['OVERLAY_INVALID']],
    ['a field that is required', TEMPLATE({ networks: [{ name: 'x', multus: {} }], ...device({ interfaces: [{ name: 'x', bridge: {} }] }).spec.template.spec }), ['OVERLAY_INVALID']],
  ])('%s', (_, patch, expected) => expect(more(patch)).toEqual(expected));

  test.each<[string, object]>([
    ['a CPU model', TEMPLATE({ domain: { cpu: { model: 'host-model' } } })],
    ['a host name', TEMPLATE({ hostname: 'web-1' })],
    ['a label', { metadata: { labels: { 'a.b/c': 'x' } } }],
    ['a port', device({ interfaces: [{ name: 'default', ports: [{ port: 80 }] }] })],
    ['a priority class', TEMPLATE({ priorityClassName: 'high' })],
    ['a disk with its volume', TEMPLATE({ ...device({ disks: [{ name: 'x', disk: {} }] }).spec.template.spec, volumes: [{ name: 'x', emptyDisk: { capacity: '1Gi' } }] })],
    ['a volume without a disk, for which KubeVirt adds a disk', TEMPLATE({ volumes: [{ name: 'x', emptyDisk: { capacity: '1Gi' } }] })],
    ['a disk that the model does not support', device({ disks: [{ name: 'data', changedBlockTracking: true }] })],
  ])('not %s', (_, patch) => expect(more(patch)).toEqual([]));

  test('the size of a machine, which the machine itself does not have', () => {
    const props = { ...PLAIN, resources: undefined };
    expect(found({}, undefined, props)).toContain('INSTANCE_TYPE_MISSING');
    expect(found(TEMPLATE({ domain: { cpu: { cores: 2 }, memory: { guest: '4Gi' } } }), undefined, props)).not.toContain('INSTANCE_TYPE_MISSING');
  });

  test('values of a VMInstance', () => {
    expect(instance({ spec: { cpuModel: 'Host Model' } })).toEqual(['HARDWARE_INVALID']);
    expect(instance({ spec: { runStrategy: 'always' } })).toEqual(['OVERLAY_INVALID']);
    expect(instance({ spec: { sshKeys: ['nope'] } })).toContain('SSH_KEY_INVALID');
    expect(instance({ spec: { cloudInit: '#cloud-config\nruncmd: echo\n' } })).toEqual(['CLOUD_INIT_VALUE']);
    expect(instance({ spec: { cloudInit: '#cloud-config\nruncmd: [echo]\n', cpuModel: 'host-model', runStrategy: 'Halted' } })).toEqual([]);
  });

  test('ports of a Service', () => {
    const service = (spec: object) => findingsOf(chart => {
      Overlay.of(new MachineService(chart, 'db', { machines: new VirtualMachine(chart, 'web', PLAIN), ports: [{ port: 80 }] })).merge({ spec } as {});
    }, kubevirt(), 'shop').filter(({ code }) => code === 'OVERLAY_INVALID').map(({ message }) => message);
    for (const ports of [[{ name: 'a', port: 0 }], [{ name: 'A_b', port: 1 }], [{ port: 1 }, { port: 2 }], [{ name: 'a', port: 1 }, { name: 'b', port: 1 }], [{ name: 'a', port: 1, protocol: 'tcp' }]]) {
      expect(service({ ports }).length).toBeGreaterThan(0);
    }
    expect(service({ type: 'loadbalancer' })).toHaveLength(1);
    expect(service({ loadBalancerSourceRanges: ['10.0.0.0/8'] })).toHaveLength(1);
    expect(service({ loadBalancerSourceRanges: ['10.0.0.0/8'], type: 'LoadBalancer' })).toEqual([]);
    expect(service({ ports: [{ name: 'a', port: 53, protocol: 'TCP' }, { name: 'b', port: 53, protocol: 'UDP', targetPort: 'dns' }], type: 'LoadBalancer' })).toEqual([]);
  });

  test('values of other kinds of Kubernetes', () => {
    const isolated = (spec: object) => findingsOf(chart => {
      Overlay.of(new NetworkIsolation(chart, 'db')).merge({ spec } as {}, { kind: 'NetworkPolicy' });
    }, kubevirt(), 'shop').filter(({ code }) => code === 'OVERLAY_INVALID').map(({ got }) => got);
    expect(isolated({ policyTypes: ['ingress'] })).toEqual(['"ingress" in spec.policyTypes.0']);
    expect(isolated({ ingress: [{ from: [{}] }] })).toEqual(['spec.ingress.0.from.0']);
    expect(isolated({ ingress: { from: [] } })).toHaveLength(1);
    expect(isolated({ policyTypes: ['Ingress', 'Egress'], ingress: [{ from: [{ podSelector: {} }] }] })).toEqual([]);
    const secret = (data: object) => found({ data }, 'Secret', { ...PLAIN, cloudInit: CloudInit.fromString('#cloud-config\n') }).filter(code => code === 'OVERLAY_INVALID').length;
    expect([secret({ note: 'not base64' }), secret({ note: 'YQ==' }), secret({ 'a b': 'YQ==' })]).toEqual([1, 0, 1]);
  });
});
