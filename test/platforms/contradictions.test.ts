import { Size } from 'cdk8s';
import {
  CloudInit, ClusterCatalog, Disk, DiskBus, DiskCache, DiskIo, DiskTuning, Exposure, Filesystem, Fleet, GoldenImage, Hardware, HugePages,
  MachineAffinity, MachineService, Network, NetworkBinding, NetworkData, NetworkInterface, NodeAffinity, NodeLabel, Platform, PodResources,
  PortProtocol, Probe, Resources, Spread, VirtualMachine, VirtualMachineProps,
} from '../../src';
import { codesOf, GOOD } from '../support/fleet';

const catalog = ClusterCatalog.extend({ goldenImages: [{ name: 'noble', image: GoldenImage.UBUNTU_24_04 }] });
const kubevirt = Platform.kubevirt({ catalog, featureGates: ['CPUManager', 'EnableVirtioFsStorageVolumes'] });
const PLAIN = { ...GOOD, exposure: undefined };
const build = (props: VirtualMachineProps) => (chart: ConstructorParameters<typeof VirtualMachine>[0]) => new VirtualMachine(chart, 'web', { ...PLAIN, ...props });
const codes = (props: VirtualMachineProps, platform = kubevirt) => [...new Set(codesOf(build(props), platform, platform === kubevirt ? 'prod' : undefined))];
const SIZED = { instanceType: undefined, resources: { cores: 2, memory: Size.gibibytes(4) } };
const config = (...lines: string[]) => CloudInit.fromString(['#cloud-config', ...lines, ''].join('\n'));
const MAC = '02:11:22:33:44:55';

describe('ports that the interface on the pod network does not forward', () => {
  const only = (port: number, protocol?: string): VirtualMachineProps => ({ networkInterface: { ports: [{ port, protocol }] } });
  const probe = { readinessProbe: Probe.tcp(80) };

  test('a probe', () => {
    expect(codes({ ...only(22), ...probe })).toEqual(['PROBE_INVALID']);
    expect(codes({ ...only(80, 'UDP'), ...probe })).toEqual(['PROBE_INVALID']);
    expect(codes({ ...only(80), ...probe })).toEqual([]);
    expect(codes(probe)).toEqual([]);
    expect(codes({ networkInterface: { ports: [{ port: 22 }], binding: NetworkBinding.BRIDGE }, ...probe })).not.toContain('PROBE_INVALID');
    expect(codes({ ...only(22), readinessProbe: Probe.exec(['true']) })).not.toContain('PROBE_INVALID');
  });

  test('a PortList', () => {
    expect(codes({ ...only(22), exposure: Exposure.portList([80]) })).toEqual(['SERVICE_BLOCKED']);
    expect(codes({ ...only(80), exposure: Exposure.portList([80]) })).toEqual([]);
  });

  test('a Service', () => {
    const service = (props: VirtualMachineProps, targetPort: number, protocol?: PortProtocol) => codesOf(chart => {
      new MachineService(chart, 'all', { machines: new VirtualMachine(chart, 'web', { ...PLAIN, ...props }), ports: [{ port: 80, targetPort, protocol }] });
    }, kubevirt, 'prod');
    expect(service(only(22), 8080)).toEqual(['SERVICE_BLOCKED']);
    expect(service(only(8080), 8080, PortProtocol.UDP)).toEqual(['SERVICE_BLOCKED']);
    expect(service(only(8080), 8080)).toEqual([]);
    expect(service({}, 8080)).toEqual([]);
  });
});

describe('a static address behind masquerade', () => {
  const data = (...lines: string[]) => NetworkData.fromString(['version: 2', 'ethernets:', '  enp1s0:', ...lines, ''].join('\n'));
  const STATIC = data('    addresses: [192.168.7.5/24]');

  test.each<[string, VirtualMachineProps, string[]]>([
    ['another address', { networkData: STATIC }, ['NETWORK_DATA_INVALID']],
    ['the address of the guest', { networkData: data('    addresses: [10.0.2.2/24]') }, []],
    ['the address in a range of its own', { networks: [Network.pod({ cidr: '10.9.0.0/24' })], networkData: data('    addresses: [10.9.0.2/24]') }, []],
    ['DHCP as well', { networkData: data('    dhcp4: true', '    addresses: [192.168.7.5/24]') }, []],
    ['another network', { podNetwork: false, networks: [Network.fromName('lan')], networkData: STATIC }, []],
    ['two networks', { networks: [Network.fromName('lan')], networkData: STATIC }, []],
  ])('%s', (_, props, expected) => expect(codes(props)).toEqual(expected));
});

describe('two devices with one value', () => {
  const nics = (a: NetworkInterface, b: NetworkInterface) => codes({ networks: [Network.pod({ nic: a }), Network.fromName('lan', b)] });
  const system = (tuning: DiskTuning): VirtualMachineProps => ({ systemDisk: { size: Size.gibibytes(20), bus: DiskBus.VIRTIO, tuning } });
  const PCI = '0000:81:00.1';

  test('a MAC address', () => {
    expect(nics({ macAddress: MAC }, { macAddress: MAC.toUpperCase() })).toEqual(['MAC_DUPLICATE']);
    expect(nics({ macAddress: MAC }, { macAddress: '02:11:22:33:44:56' })).toEqual([]);
  });

  test('an index of ACPI', () => {
    expect(nics({ acpiIndex: 1 }, { acpiIndex: 1 })).toEqual(['NETWORK_INVALID']);
    expect(nics({ acpiIndex: 1 }, { acpiIndex: 2 })).toEqual([]);
  });

  test('a PCI address', () => {
    expect(codes({ ...system({ pciAddress: PCI }), networkInterface: { pciAddress: PCI } })).toEqual(['HARDWARE_INVALID']);
    expect(codes({ ...system({ pciAddress: PCI }), networkInterface: { pciAddress: '0000:82:00.1' } })).toEqual([]);
  });

  test('a disk that is also a file system', () => {
    const both = (claim: string) => codesOf(chart => {
      const data = new Disk(chart, 'data', { size: Size.gibibytes(1) });
      new VirtualMachine(chart, 'web', { ...PLAIN, disks: [data], filesystems: [Filesystem.claim('share', claim)] });
    }, kubevirt, 'prod');
    expect(both('data')).toEqual(['DISK_ATTACHED_TWICE']);
    expect(both('files')).toEqual([]);
  });

  test('native I/O with a cache', () => {
    expect(codes(system({ io: DiskIo.NATIVE, cache: DiskCache.WRITEBACK }))).toEqual(['HARDWARE_INVALID']);
    expect(codes(system({ io: DiskIo.NATIVE, cache: DiskCache.NONE }))).toEqual([]);
    expect(codes(system({ io: DiskIo.NATIVE }))).toEqual([]);
    expect(codes(system({ io: DiskIo.THREADS, cache: DiskCache.WRITEBACK }))).toEqual([]);
  });
});

describe('hardware', () => {
  const hardware = (given: Hardware, podResources?: PodResources, resources: Resources = SIZED.resources) => (
    codes({ ...SIZED, resources, hardware: given, podResources })
  );
  const dedicated = (podResources?: PodResources, resources?: Resources) => hardware({ dedicatedCpu: true }, podResources, resources);
  const memory = Size.gibibytes(4);

  test.each<[string, string[], string[]]>([
    ['half a CPU', dedicated({ limits: { cpu: '1500m' } }), ['HARDWARE_INVALID']],
    ['a request below the limit', dedicated({ requests: { cpu: 2 }, limits: { cpu: 4 } }), ['HARDWARE_INVALID']],
    ['a memory request below the limit', dedicated({ requests: { memory: '4Gi' }, limits: { memory: '5Gi' } }), ['HARDWARE_INVALID']],
    ['other CPUs than the machine', dedicated({ limits: { cpu: 4 } }), ['HARDWARE_INVALID']],
    ['three threads', dedicated(undefined, { cores: 1, threads: 3, memory }), ['HARDWARE_INVALID']],
    ['nothing else', dedicated(), []],
    ['the same CPUs', dedicated({ requests: { cpu: 2 }, limits: { cpu: 2 } }), []],
    ['CPUs only in the pod', dedicated({ requests: { cpu: 4 } }, { memory }), []],
    ['without dedicated CPUs', hardware({}, { requests: { cpu: '500m' }, limits: { cpu: '1500m' } }), []],
  ])('dedicated CPUs with %s', (_, found, expected) => expect(found).toEqual(expected));

  test.each<[string, string[], string[]]>([
    ['a memory limit below the memory', hardware({}, { limits: { memory: '3Gi' } }), ['HARDWARE_INVALID']],
    ['a memory limit', hardware({}, { limits: { memory: '4Gi' } }), []],
    ['a request that is no multiple of the huge pages', hardware({ hugePages: HugePages.MIB_2 }, { requests: { memory: '2049Mi' } }), ['HARDWARE_INVALID']],
    ['a request that is a multiple', hardware({ hugePages: HugePages.MIB_2 }, { requests: { memory: '2050Mi' } }), []],
    ['a CPU feature twice', hardware({ cpuFeatures: [{ name: 'vmx', policy: 'require' }, { name: 'vmx', policy: 'forbid' }] }), ['HARDWARE_INVALID']],
    ['two CPU features', hardware({ cpuFeatures: [{ name: 'vmx' }, { name: 'avx2', policy: 'forbid' }] }), []],
    ['a keyboard, which the webhook of no release accepts', hardware({ inputs: [{ name: 'a', type: 'keyboard', bus: 'usb' }] }), ['HARDWARE_INVALID']],
    ['a tablet', hardware({ inputs: [{ name: 'a', type: 'tablet', bus: 'usb' }] }), []],
    ['a Hyper-V feature without the one it needs', hardware({ hyperv: { synictimer: {}, synic: { enabled: false } } }), ['HARDWARE_INVALID']],
    ['a Hyper-V feature that is disabled too', hardware({ hyperv: { synictimer: { enabled: false }, synic: { enabled: false } } }), []],
    ['a Hyper-V feature whose need KubeVirt adds', hardware({ hyperv: { synictimer: {} } }), []],
    ['a log of a serial console that is off', hardware({ serialConsole: false, serialConsoleLog: true }), ['HARDWARE_INVALID']],
    ['a log of the serial console', hardware({ serialConsoleLog: true }), []],
  ])('%s', (_, found, expected) => expect(found).toEqual(expected));
});

describe('requirements for nodes', () => {
  const { required, requires } = NodeAffinity;
  const { isNotIn, exists, doesNotExist, greaterThan, lessThan } = NodeLabel;
  const nodes = (nodeAffinity: NodeAffinity[], nodeSelector?: VirtualMachineProps['nodeSelector']) => codes({ nodeAffinity, nodeSelector });

  test.each<[string, string[]]>([
    ['a selector and an affinity', nodes([required('zone', ['b'])], { zone: 'a' })],
    ['in and not in', nodes([required('zone', ['b']), requires(isNotIn('zone', ['b', 'c']))])],
    ['exists and does not', nodes([requires(exists('gpu')), requires(doesNotExist('gpu'))])],
    ['a selector of a label that must not exist', nodes([requires(doesNotExist('gpu'))], { gpu: 'a' })],
    ['no number between', nodes([requires(greaterThan('cores', 5)), requires(lessThan('cores', 6))])],
    ['a value that is too small', nodes([requires(greaterThan('cores', 5))], { cores: '4' })],
  ])('%s contradict each other', (_, found) => expect(found).toEqual(['SCHEDULING_INVALID']));

  test.each<[string, string[]]>([
    ['a selector and an affinity', nodes([required('zone', ['a', 'b'])], { zone: 'a' })],
    ['in and not in', nodes([required('zone', ['a', 'b']), requires(isNotIn('zone', ['b']))])],
    ['not in, twice', nodes([requires(isNotIn('zone', ['a'])), requires(isNotIn('zone', ['b']))])],
    ['not in and does not exist', nodes([requires(isNotIn('zone', ['a'])), requires(doesNotExist('zone'))])],
    ['a preference', nodes([NodeAffinity.preferred('zone', ['b'])], { zone: 'a' })],
    ['a number between', nodes([requires(greaterThan('cores', 5)), requires(lessThan('cores', 7))])],
    ['labels of another name', nodes([required('zone', ['b'])], { region: 'a' })],
  ])('%s agree', (_, found) => expect(found).toEqual([]));

  test('together with and apart from the same machines', () => {
    const near = (make: (other: VirtualMachine) => MachineAffinity[]) => codesOf(chart => {
      const other = new VirtualMachine(chart, 'db', PLAIN);
      new VirtualMachine(chart, 'web', { ...PLAIN, machineAffinity: make(other) });
    }, kubevirt, 'prod');
    expect(near(db => [MachineAffinity.colocate(db), MachineAffinity.separate(db)])).toEqual(['SCHEDULING_INVALID']);
    expect(near(db => [MachineAffinity.colocate(db, { label: 'zone' }), MachineAffinity.separate(db)])).toEqual([]);
    expect(near(db => [MachineAffinity.colocate(db), MachineAffinity.separate(db, { weight: 5 })])).toEqual([]);
  });

  test('a spread over one label twice', () => {
    const spread = (...spreads: Spread[]) => codesOf(chart => { new Fleet(chart, 'webs', { members: ['a'], machine: PLAIN, spread: spreads }); }, kubevirt, 'prod');
    expect(spread(Spread.overHosts(), Spread.overHosts({ maxSkew: 2 }))).toEqual(['SCHEDULING_INVALID']);
    expect(spread(Spread.overHosts(), Spread.overHosts({ strict: true }), Spread.overZones())).toEqual([]);
  });
});

describe('user data', () => {
  const data = (readOnly?: boolean) => ({ disks: [Disk.fromName('data', { bus: DiskBus.VIRTIO, readOnly })] });
  const hikube = Platform.hikube();

  test('file systems of disks that the guest cannot write', () => {
    const made = config('fs_setup:', '- {device: /dev/vdb, filesystem: ext4}');
    expect(codes({ ...data(true), cloudInit: made })).toEqual(['DEVICE_MISSING']);
    expect(codes({ ...data(), cloudInit: made })).toEqual([]);
    const optical = { disks: [Disk.fromName('iso', { optical: true })] };
    expect(codes({ ...optical, cloudInit: config('fs_setup:', '- {device: /dev/sr0, filesystem: ext4}') })).toEqual(['DEVICE_MISSING']);
    expect(codes({ ...optical, cloudInit: config('mounts:', '- [/dev/sr0, /media, iso9660, ro]') })).toEqual([]);
  });

  test('shared file systems', () => {
    const mounted = config('mounts:', '- [share, /mnt, virtiofs]');
    const command = config('runcmd:', '- mount -t virtiofs share /mnt');
    for (const cloudInit of [mounted, command]) {
      expect(codes({ cloudInit })).toEqual(['DEVICE_MISSING']);
      expect(codes({ cloudInit }, hikube)).toEqual(['DEVICE_MISSING']);
      expect(codes({ cloudInit, filesystems: [Filesystem.claim('files', 'a')] })).toEqual(['DEVICE_MISSING']);
      expect(codes({ cloudInit, filesystems: [Filesystem.claim('share', 'a')] })).toEqual([]);
    }
    expect(codes({ cloudInit: config('mounts:', '- ["server:/share", /mnt, nfs]') })).toEqual([]);
  });

  test.each<[string, string[], string[]]>([
    ['two file systems on one device', ['fs_setup:', '- {device: /dev/vdb, filesystem: ext4}', '- {device: /dev/vdb, filesystem: xfs}'], ['CLOUD_INIT_DUPLICATE']],
    ['file systems on two partitions', ['fs_setup:', '- {device: /dev/vdb1, filesystem: ext4}', '- {device: /dev/vdb2, filesystem: xfs}'], []],
    ['another type in the mount', ['fs_setup:', '- {device: /dev/vdb, filesystem: ext4}', 'mounts:', '- [/dev/vdb, /data, xfs]'], ['CLOUD_INIT_VALUE']],
    ['the same type in the mount', ['fs_setup:', '- {device: /dev/vdb1, filesystem: ext4}', 'mounts:', '- [/dev/vdb1, /data, ext4]', '- [/dev/vda1, /old, xfs]'], []],
  ])('%s', (_, lines, expected) => expect(codes({ ...data(), cloudInit: config(...lines) })).toEqual(expected));

  test('a host name that is kept', () => {
    expect(codes({ cloudInit: config('preserve_hostname: true', 'hostname: web') })).toEqual(['CLOUD_INIT_VALUE']);
    expect(codes({ cloudInit: config('preserve_hostname: true', 'manage_etc_hosts: true', 'hostname: web') })).toEqual([]);
    expect(codes({ cloudInit: config('preserve_hostname: false', 'hostname: web') })).toEqual([]);
  });
});
