import { Chart, Size, Testing } from 'cdk8s';
import {
  ClusterCatalog, CpuArchitecture, Disk, EphemeralDisk, Filesystem, Findings, FleetChart, GoldenImage, Hardware, HugePages, InstanceProfile,
  InstanceProfileSet, InstanceType, KubeVirtVersion, MachinePool, MachinePoolProps, Network, NetworkBinding, NetworkInterfaceModel, PercentOrAbsolute,
  Platform, PoolOrder, PoolUpdate, RebootPolicy, RolloutStrategy, Tenant, VirtualMachine, VirtualMachineProps,
} from '../../src';
import { codesOf, findingsOf, GOOD, objectsOf } from '../support/fleet';

const { V1_4, V1_5, V1_6, V1_7, V1_8, V1_9 } = KubeVirtVersion;
const VERSIONS = [V1_4, V1_5, V1_6, V1_7, V1_8, V1_9];
const catalog = ClusterCatalog.extend({ goldenImages: [{ name: 'noble', image: GoldenImage.UBUNTU_24_04 }] });
const on = (version: KubeVirtVersion, more: object = {}) => Platform.kubevirt({ version, catalog, ...more });

function codes(props: VirtualMachineProps, platform: Platform): string[] {
  return codesOf(chart => void new VirtualMachine(chart, 'web', { ...GOOD, exposure: undefined, ...props }), platform, 'tenant-a');
}

/** The finding on each release: `-` none, `g` a disabled gate, `n` not supported. */
const pattern = (props: VirtualMachineProps, more: object = {}) => VERSIONS.map(version => {
  const found = codes(props, on(version, more));
  return found.length === 0 ? '-' : found.map(code => ({ FEATURE_GATE: 'g', NOT_SUPPORTED: 'n', HARDWARE_CONFLICT: 'c', HARDWARE_INVALID: 'i' })[code] ?? code).join('+');
}).join('');

const hardware = (words: Hardware): VirtualMachineProps => ({ hardware: words });
const passt = { networkInterface: { binding: NetworkBinding.PASST } };

describe('properties that not every release of KubeVirt has', () => {
  test.each<[string, VirtualMachineProps, string, string | undefined]>([
    ['vsock', hardware({ vsock: true }), 'gggggg', 'VSOCK'],
    ['downwardMetrics', hardware({ downwardMetrics: true }), 'gggggg', 'DownwardMetrics'],
    ['video', hardware({ video: { type: 'virtio' } }), 'nnggg-', 'VideoConfig'],
    ['panicDevices', hardware({ panicDevices: [{ model: 'isa' }] }), 'nnggg-', 'PanicDevices'],
    ['rebootPolicy', hardware({ rebootPolicy: RebootPolicy.TERMINATE }), 'nnnng-', 'RebootPolicy'],
    ['ioThreadCount', hardware({ ioThreadCount: 2 }), 'n-----', undefined],
    ['tlbflush.direct', hardware({ hyperv: { tlbflush: { direct: {} } } }), 'nnnn--', undefined],
    ['serviceAccountName', { serviceAccountName: 'launcher' }, 'nnnnn-', undefined],
    ['state of an interface', { networkInterface: { state: 'down' } }, 'n-----', undefined],
    ['a binding plugin', { networkInterface: { plugin: 'slirp' } }, 'g-----', 'NetworkBindingPlugins'],
    ['passt', passt, 'nnnng-', 'PasstBinding'],
    ['a file system of a claim', { filesystems: [Filesystem.claim('shared', 'shared')] }, 'gggggg', 'EnableVirtioFsStorageVolumes'],
    ['a file system of a ConfigMap', { filesystems: [Filesystem.configMap('settings', 'settings')] }, '-ggg--', 'EnableVirtioFsConfigVolumes'],
    ['a hook sidecar', { podAnnotations: { 'hooks.kubevirt.io/hookSidecars': '[]' } }, 'gggggg', 'Sidecar'],
  ])('%s', (_, props, expected, gate) => {
    expect(pattern(props)).toBe(expected);
    if (gate !== undefined) expect(pattern(props, { featureGates: [gate] })).toBe(expected.replaceAll('g', '-'));
  });

  test('up to 1.7, the older gate enables both kinds of file systems', () => {
    expect(pattern({ filesystems: [Filesystem.claim('shared', 'shared')] }, { featureGates: ['ExperimentalVirtiofsSupport'] })).toBe('----gg');
  });

  test.each<[string, Partial<MachinePoolProps>, string]>([
    ['nothing', {}, '------'],
    ['maxUnavailable', { maxUnavailable: PercentOrAbsolute.absolute(1) }, 'nn----'],
    ['scaleInOrder', { scaleInOrder: PoolOrder.NEWEST }, 'nnn---'],
    ['update', { update: PoolUpdate.PROACTIVE }, 'nnn---'],
    ['autohealing', { autohealing: { failures: 3 } }, 'nnn---'],
  ])('%s of a pool', (_, props, expected) => {
    const machine = { instanceType: GOOD.instanceType, disks: [EphemeralDisk.containerImage('boot', 'quay.io/a/b:1')] };
    const found = VERSIONS.map(version => codesOf(chart => void new MachinePool(chart, 'web', { ...props, replicas: 1, machine }), on(version), 'tenant-a'));
    expect(found.map(codesFound => codesFound.includes('NOT_SUPPORTED') ? 'n' : '-').join('')).toBe(expected);
  });

  test('profiles of an architecture, and the profiles that 1.4 has by itself', () => {
    const ofArchitecture = (version: KubeVirtVersion) => codesOf(chart => void new InstanceProfileSet(chart, 'own', {
      instanceProfiles: [{ name: 'own', architecture: CpuArchitecture.AMD64 }],
    }), on(version), 'tenant-a');
    expect([ofArchitecture(V1_6), ofArchitecture(V1_7)]).toEqual([['NOT_SUPPORTED'], []]);
    const centos = { instanceProfile: InstanceProfile.fromName('centos.stream8') };
    expect([codes(centos, on(V1_4)), codes(centos, on(V1_5))]).toEqual([['CATALOG_UNVERIFIED'], ['PROFILE_UNKNOWN']]);
    expect(codes({ instanceProfile: InstanceProfile.fromName('centos.stream9') }, on(V1_4))).toEqual([]);
    const small = { instanceType: undefined, resources: { cores: 4, memory: Size.gibibytes(4) }, instanceProfile: InstanceProfile.fromName('rhel.9.dpdk') };
    expect([codes(small, on(V1_4)), codes(small, on(V1_5))]).toEqual([[], ['PROFILE_MINIMUM']]);
  });

  test.each(['PasstBinding', 'RebootPolicy'])('%s is beta in 1.9: enabled, unless it is disabled', gate => {
    const props = gate === 'PasstBinding' ? passt : hardware({ rebootPolicy: RebootPolicy.REBOOT });
    expect(codes(props, on(V1_9))).toEqual([]);
    expect(codes(props, on(V1_9, { disabledFeatureGates: [gate] }))).toEqual(['FEATURE_GATE']);
  });

  test('properties of all releases have no finding in any', () => {
    const props: VirtualMachineProps = {
      hardware: { rng: true, vsock: false, inputs: [{ name: 'tablet', type: 'tablet' }], watchdog: { name: 'dog', i6300esb: {} }, hyperv: { tlbflush: {} } },
      networkInterface: { model: NetworkInterfaceModel.E1000E }, networks: [Network.fromName('vlan')], podAnnotations: { 'example.com/a': 'b' },
    };
    expect(pattern(props)).toBe('------');
  });

  test('a reservation of a LUN', () => {
    const gate = 'PersistentReservation';
    const reserved = (version: KubeVirtVersion, more?: object) => findingsOf(chart => {
      const machine = new VirtualMachine(chart, 'web', { ...GOOD, exposure: undefined });
      machine.attachDisk(Disk.fromName('lun', { lun: true, reservation: true }));
    }, on(version, more), 'tenant-a').filter(({ got }) => got === gate).map(({ message }) => message);
    expect(reserved(V1_8)).toEqual([expect.stringContaining('the feature gate PersistentReservation, which KubeVirt 1.8 disables by default')]);
    expect(reserved(V1_9)).toEqual([expect.stringContaining('the field `persistentReservationConfiguration.enabled` of the KubeVirt resource')]);
    expect(VERSIONS.flatMap(version => reserved(version, { featureGates: [gate] }))).toEqual([]);
  });
});

describe('memory of less than a megabyte', () => {
  /** The releases that reject it. */
  const small = (memory: Size, more: VirtualMachineProps = {}) => VERSIONS.filter(version => (
    findingsOf(chart => void new VirtualMachine(chart, 'web', { ...GOOD, exposure: undefined, instanceType: undefined, resources: { cores: 1, memory }, ...more }), on(version), 'tenant-a')
      .some(({ code, message }) => code === 'HARDWARE_INVALID' && /too small/.test(message))
  ));
  const OLD = [V1_4, V1_5, V1_6];

  test('is rejected as the request of the pod, which up to 1.6 is the guest memory or the limit', () => {
    expect([small(Size.kibibytes(976)), small(Size.kibibytes(977))]).toEqual([OLD, []]);
    const pod = (podResources: object, memory = Size.gibibytes(1)) => small(memory, { podResources });
    expect([pod({ requests: { memory: '999999' } }), pod({ requests: { memory: '1M' } })]).toEqual([VERSIONS, []]);
    expect([pod({ limits: { memory: '976Ki' } }), pod({ requests: { memory: '1M' } }, Size.kibibytes(100))]).toEqual([OLD, []]);
  });
});

test('the limits of memory hotplug hold where changes apply to running machines: by default since 1.6', () => {
  const resources = { cores: 1, memory: Size.mebibytes(2049) };
  const odd = { instanceType: undefined, resources, ...hardware({ headroom: { maxMemory: Size.gibibytes(4) } }) };
  expect(VERSIONS.filter(version => codes(odd, on(version)).includes('HARDWARE_INVALID'))).toEqual([V1_6, V1_7, V1_8, V1_9]);
  const { LIVE_UPDATE, STAGE } = RolloutStrategy;
  expect([codes(odd, on(V1_5, { rolloutStrategy: LIVE_UPDATE })), codes(odd, on(V1_9, { rolloutStrategy: STAGE }))]).toEqual([['HARDWARE_INVALID'], []]);
});

describe('next to an instance type', () => {
  const instanceType = InstanceType.fromName('u1.medium');

  test('before 1.7, only the type may set memory', () => {
    expect(pattern({ instanceType, ...hardware({ hugePages: HugePages.MIB_2 }) })).toBe('ccc---');
    expect(pattern({ instanceType, ...hardware({ headroom: { maxMemory: Size.gibibytes(16) } }) })).toBe('g+ccc---');
    const resources = { cores: 2, memory: Size.gibibytes(4) };
    expect(pattern({ instanceType: undefined, resources, ...hardware({ hugePages: HugePages.MIB_2 }) })).toBe('------');
  });
});

describe('devices', () => {
  test.each<[string, VirtualMachineProps]>([
    ['a watchdog of another architecture', hardware({ watchdog: { name: 'dog', diag288: {} } })],
    ['a graphics card that there is not', hardware({ video: { type: 'voodoo' } })],
    ['a graphics card without graphics', hardware({ graphics: false, video: { type: 'vga' } })],
    ['a panic device that there is not', hardware({ panicDevices: [{ model: 'blue' }] })],
  ])('%s', (_, props) => expect(codes(props, on(V1_9))).toEqual(['HARDWARE_INVALID']));

  test('of Arm', () => {
    expect(codes(hardware({ video: { type: 'vga' } }), on(V1_9, { architecture: CpuArchitecture.ARM64 }))).toEqual(['HARDWARE_INVALID']);
    expect(codes(hardware({ video: { type: 'virtio' } }), on(V1_9, { architecture: CpuArchitecture.ARM64 }))).toEqual([]);
    expect(codes(hardware({ panicDevices: [{}] }), on(V1_9, { architecture: CpuArchitecture.ARM64 }))).toEqual([]);
  });

  test.each([['cpu', '1'], ['memory', '1Gi']])('the instance type sets the pod\'s request of %s', (resource, amount) => {
    for (const list of ['requests', 'limits']) expect(codes({ podResources: { [list]: { [resource]: amount } } }, on(V1_9))).toEqual(['HARDWARE_CONFLICT']);
    expect(codes({ podResources: { limits: { 'example.com/fuse': '1' } } }, on(V1_9))).toEqual([]);
    const resources = { cores: 2, memory: Size.gibibytes(4) };
    expect(codes({ instanceType: undefined, resources, podResources: { requests: { [resource]: amount } } }, on(V1_9))).toEqual([]);
  });
});

describe('machines on Arm', () => {
  const arm = { architecture: CpuArchitecture.ARM64 };
  test.each<[string, Hardware, string]>([
    ['BIOS', { bios: {} }, 'iiiiii'],
    ['a watchdog', { watchdog: { name: 'dog', i6300esb: {} } }, 'iiiiii'],
    ['sound', { sound: { name: 'sound' } }, 'iiiiii'],
    ['secure boot', { firmware: { secureBoot: true } }, 'iiii--'],
    ['UEFI', { firmware: { uefi: true } }, '------'],
  ])('%s', (_, words, expected) => expect(pattern(hardware(words), arm)).toBe(expected));
});

describe('the service account of the pod', () => {
  test('is written, and must have a valid name', () => {
    const [machine] = objectsOf(chart => void new VirtualMachine(chart, 'web', { ...GOOD, exposure: undefined, serviceAccountName: 'launcher' }), on(V1_9), 'tenant-a')
      .filter(({ kind }) => kind === 'VirtualMachine');
    expect(machine.spec.template.spec.serviceAccountName).toBe('launcher');
    expect(codes({ serviceAccountName: 'No Name' }, on(V1_9))).toEqual(['NAME_INVALID']);
  });

  test('is the service account of its volume, if it has such a volume', () => {
    const filesystems = [Filesystem.serviceAccount('token', 'launcher')];
    expect(codes({ serviceAccountName: 'launcher', filesystems }, on(V1_9))).toEqual([]);
    expect(codes({ serviceAccountName: 'other', filesystems }, on(V1_9))).toEqual(['SAID_TWICE']);
  });
});

test.each(['limits.cpu', 'limits.memory'])('a quota of %s needs limits of machines, which KubeVirt gives since 1.5', key => {
  const quota = { others: { [key]: '10' } };
  const tenant = (version: KubeVirtVersion, more?: object) => codesOf(chart => void new Tenant(chart, 'blue', { quota }), on(version, more), 'tenant-root');
  const stated = (version: KubeVirtVersion) => {
    const chart = new FleetChart(Testing.app(), 'test', { platform: on(version), namespace: 'shop', quota });
    return Findings.of(chart.node.root).map(({ code }) => code);
  };
  expect(VERSIONS.map(version => tenant(version))).toEqual([['FEATURE_GATE'], [], [], [], [], []]);
  expect(VERSIONS.map(version => stated(version))).toEqual([['FEATURE_GATE'], [], [], [], [], []]);
  expect(tenant(V1_4, { featureGates: ['AutoResourceLimitsGate'] })).toEqual([]);
});

describe('a quota with limits on KubeVirt 1.4', () => {
  const quota = { others: { 'limits.cpu': '10', 'limits.memory': '40Gi' } };
  const resources = { cores: 2, memory: Size.gibibytes(4) };
  const limits = { cpu: '2', memory: '5Gi' };
  const machines = (...props: Partial<VirtualMachineProps>[]) => (chart: Chart) => props.forEach((each, i) => (
    void new VirtualMachine(chart, `web-${i}`, { ...GOOD, exposure: undefined, instanceType: undefined, resources, ...each })
  ));
  const inChart = (...props: Partial<VirtualMachineProps>[]) => {
    const chart = new FleetChart(Testing.app(), 'test', { platform: on(V1_4), namespace: 'shop', quota });
    machines(...props)(chart);
    return Findings.of(chart.node.root).filter(({ code }) => code === 'FEATURE_GATE').map(({ message }) => /`limits.*`/.exec(message)?.[0]);
  };

  test('is not reported if every machine has the limits', () => {
    expect(inChart({ podResources: { limits } })).toEqual([]);
    expect(inChart({ podResources: { limits } }, { podResources: { limits } })).toEqual([]);
    expect(inChart({ hardware: { dedicatedCpu: true } }, { podResources: { limits } }).filter(Boolean)).toEqual([]);
  });

  test('is reported for the limits that a machine does not have', () => {
    expect(inChart()).toEqual(['`limits.cpu` and `limits.memory`']);
    expect(inChart({ podResources: { limits } }, {})).toEqual(['`limits.cpu` and `limits.memory`']);
    expect(inChart({ podResources: { limits: { cpu: '2' } } })).toEqual(['`limits.memory`']);
  });

  test('counts only the machines in the namespace of a tenant', () => {
    const codesWith = (namespace: string, each: Partial<VirtualMachineProps>) => codesOf(chart => {
      new Tenant(chart, 'blue', { quota });
      machines(each)(new FleetChart(chart, 'inside', { namespace }));
    }, on(V1_4), 'tenant-root').filter(code => code === 'FEATURE_GATE');
    expect(codesWith('tenant-blue', { podResources: { limits } })).toEqual([]);
    expect(codesWith('tenant-blue', {})).toEqual(['FEATURE_GATE']);
    expect(codesWith('tenant-red', { podResources: { limits } })).toEqual(['FEATURE_GATE']);
  });
});
