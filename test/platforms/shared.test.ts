import { Chart, Size, Testing } from 'cdk8s';
import {
  CloudInit, CozystackVersion, Disk, DiskSource, Findings, FleetChart, InstanceProfile, MachineService, Network, NetworkData,
  NetworkInterface, Platform, PortProtocol, ServiceType, Tenant, VirtualMachine, VirtualMachineProps,
} from '../../src';
import { codesOf, GOOD } from '../support/fleet';

const MACHINE: VirtualMachineProps = {
  ...GOOD, image: undefined, instanceProfile: InstanceProfile.fromName('ubuntu'), systemDisk: { source: DiskSource.http('https://example.com/a.img'), size: Size.gibibytes(20) },
};
const codes = (build: (chart: Chart) => void) => codesOf(build, Platform.kubevirt(), 'lab');
const two = (...machines: readonly Partial<VirtualMachineProps>[]) => codes(chart => machines.forEach((props, i) => (
  new VirtualMachine(chart, `web${i}`, { ...MACHINE, ...props })
)));

describe('Services of one cluster', () => {
  const services = (...ports: readonly { readonly nodePort: number; readonly protocol?: PortProtocol }[]) => codes(chart => {
    const machines = new VirtualMachine(chart, 'web', MACHINE);
    ports.forEach((port, i) => new MachineService(chart, `service${i}`, { machines, type: ServiceType.NODE_PORT, ports: [{ port: 80, ...port }] }));
  });

  test('have different node ports, for each protocol', () => {
    expect(services({ nodePort: 30080 }, { nodePort: 30080 })).toEqual(['PORT_DUPLICATE', 'PORT_DUPLICATE']);
    expect(services({ nodePort: 30080 }, { nodePort: 30080, protocol: PortProtocol.UDP })).toEqual(['PORT_DUPLICATE', 'PORT_DUPLICATE']);
    expect(services({ nodePort: 30080 }, { nodePort: 30081 })).toEqual([]);
  });
});

describe('machines on one network', () => {
  const on = (name: string, nic: NetworkInterface = {}) => ({ networks: [Network.fromName(name, nic)] });
  const at = (address: string) => ({ networkData: NetworkData.fromString(`version: 2\nethernets:\n  enp2s0: { addresses: ["${address}"] }\n`) });
  const macAddress = '02:00:00:00:00:0a';

  test('which one names by its namespace, have different MAC addresses', () => {
    expect(two(on('vlan', { macAddress }), on('lab/vlan', { macAddress }))).toEqual(['MAC_DUPLICATE', 'MAC_DUPLICATE']);
    expect(two(on('vlan', { macAddress }), on('infra/vlan', { macAddress }))).toEqual([]);
  });

  test('have different static addresses, however they are spelled', () => {
    expect(two({ ...on('vlan'), ...at('2001:db8::5/64') }, { ...on('lab/vlan'), ...at('2001:DB8:0:0::5/64') })).toEqual(['ADDRESS_DUPLICATE', 'ADDRESS_DUPLICATE']);
    expect(two({ ...on('vlan'), ...at('2001:db8::5/64') }, { ...on('vlan'), ...at('2001:db8::6/64') })).toEqual([]);
  });

  test.each([['ovn.kubernetes.io/ip_address', '192.0.2.5'], ['lan.lab.kubernetes.io/ip_address', '192.0.2.5,2001:DB8::5'], ['cni.projectcalico.org/ipAddrs', '["192.0.2.5"]']])('request different addresses with %s', (key, value) => {
    const asks = (address: string) => ({ podAnnotations: { [key]: address } });
    expect(new Set(two(asks(value), asks(value)))).toEqual(new Set(['ADDRESS_DUPLICATE']));
    expect(two(asks(value), asks(value.replace('192.0.2.5', '192.0.2.6').replace('::5', '::6')))).toEqual([]);
    expect(two(asks(value), { podAnnotations: { 'other.lab.kubernetes.io/ip_address': '192.0.2.5' } })).toEqual([]);
  });

  test('are configured by MAC addresses that they have', () => {
    const by = (mac: string) => ({ podNetwork: false, networkData: NetworkData.fromString(`version: 2\nethernets:\n  lan: { match: { macaddress: "${mac}" }, dhcp4: true }\n`) });
    expect(two({ ...on('vlan', { macAddress }), ...by('02:00:00:00:00:0b') })).toEqual(['NETWORK_DATA_INVALID']);
    expect(two({ ...on('vlan', { macAddress }), ...by('02:00:00:00:00:0A') })).toEqual([]);
    expect(two({ ...on('vlan'), ...by('02:00:00:00:00:0b') })).toEqual([]);
  });
});

test('machines have different UUIDs', () => {
  const identity = (uuid: string) => ({ identity: { uuid } });
  const [one, other] = ['5d307ca9-b3ef-428c-8861-06e72d69f223', '5d307ca9-b3ef-428c-8861-06e72d69f224'];
  expect(two(identity(one), identity(one.toUpperCase()))).toEqual(['IDENTITY_DUPLICATE', 'IDENTITY_DUPLICATE']);
  expect(two(identity(one), identity(other), {})).toEqual([]);
});

describe('a clone', () => {
  const disks = (sources: Readonly<Record<string, DiskSource>>) => codes(chart => {
    for (const [name, source] of Object.entries(sources)) new Disk(chart, name, { source, size: Size.gibibytes(5) });
  }).filter(code => code !== 'CONSUMER_MISSING' && code !== 'CLONE_WAITS');
  const cloneOf = (name: string) => DiskSource.disk(Disk.fromName(name));

  test('of itself, also by way of others, is never created', () => {
    expect(disks({ a: cloneOf('a') })).toEqual(['DISK_SOURCE_INVALID']);
    expect(disks({ a: cloneOf('b'), b: DiskSource.volumeClaim('a') })).toEqual(['DISK_SOURCE_INVALID', 'DISK_SOURCE_INVALID']);
    expect(disks({ a: cloneOf('b'), b: cloneOf('b') })).toEqual(['DISK_SOURCE_INVALID']);
  });

  test('of a clone is created', () => {
    expect(disks({ a: cloneOf('b'), b: cloneOf('c'), c: DiskSource.blank() })).toEqual([]);
    expect(disks({ a: DiskSource.volumeClaim('a', 'other') })).toEqual([]);
  });
});

test('a quota of devices is a whole number', () => {
  const quota = (word: string, amount: string) => codesOf(chart => new Tenant(chart, 'blue', { quota: { others: { [word]: amount } } }), Platform.cozystack(), 'tenant-root');
  expect(quota('nvidia.com/A10', '1.5')).toEqual(['QUOTA_INVALID']);
  expect(quota('nvidia.com/A10', '500m')).toEqual(['QUOTA_INVALID']);
  expect(quota('configmaps', '10.5')).toEqual(['QUOTA_INVALID']);
  expect(quota('nvidia.com/A10', '2')).toEqual([]);
  expect(quota('ephemeral-storage', '1.5Gi')).toEqual([]);
});

describe('the state of a machine is a volume', () => {
  const exceeded = (profile: string, platform: Platform, namespace: string) => {
    const chart = new FleetChart(Testing.app(), 'test', { platform, namespace, quota: { volumes: 1 } });
    const systemDisk = { source: DiskSource.http('https://example.com/a.img'), size: Size.gibibytes(60), name: 'system' };
    new VirtualMachine(chart, 'files', { ...MACHINE, instanceType: undefined, resources: { cores: 2, sockets: 2, memory: Size.gibibytes(8) }, instanceProfile: InstanceProfile.fromName(profile), systemDisk });
    return Findings.of(chart.node.root).some(({ code }) => code === 'QUOTA_EXCEEDED');
  };

  test('also of a machine whose profile keeps it', () => {
    const cozystack = (version: CozystackVersion) => Platform.cozystack({ version });
    expect(exceeded('windows.2k25.virtio', cozystack(CozystackVersion.V1_6), 'tenant-a')).toBe(true);
    expect(exceeded('windows.2k25.virtio', cozystack(CozystackVersion.V1_4), 'tenant-a')).toBe(false);
    expect(exceeded('windows.2k19.virtio', cozystack(CozystackVersion.V1_6), 'tenant-a')).toBe(false);
    expect(exceeded('windows.2k25.virtio', Platform.kubevirt(), 'lab')).toBe(true);
  });
});

describe('names of existing Secrets and host names', () => {
  test('are names of objects', () => {
    expect(two({ cloudInit: CloudInit.fromSecret('My Secret') })).toEqual(['NAME_INVALID']);
    expect(two({ networkData: NetworkData.fromSecret('') })).toEqual(['NAME_INVALID']);
    expect(two({ cloudInit: CloudInit.fromSecret('web.user-data') })).toEqual([]);
  });

  test('are set once', () => {
    const config = (text: string) => ({ hostname: 'web', cloudInit: CloudInit.fromString(`#cloud-config\n${text}\n`) });
    expect(two(config('hostname: db'))).toEqual(['SAID_TWICE']);
    expect(two(config('fqdn: db.example.com'))).toEqual(['SAID_TWICE']);
    expect(two(config('hostname: web\nfqdn: db.example.com'))).toEqual(['SAID_TWICE']);
    expect(two(config('hostname: web\nfqdn: web.example.com'))).toEqual([]);
  });
});
