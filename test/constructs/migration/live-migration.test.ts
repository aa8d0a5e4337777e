import { Chart, Size } from 'cdk8s';
import {
  AccessMode, ClusterCatalog, CozystackVersion, Disk, EphemeralDisk, Filesystem, Firmware, GoldenImage, Gpu, InstanceProfile, InstanceSeries,
  InstanceSize, InstanceType, KubeVirtVersion, Migratability, Network, NetworkBinding, Platform, StorageClass, VirtualMachine, VirtualMachineProps,
} from '../../../src';
import { chartOn, codesOf, GOOD } from '../../support/fleet';
import { ALL_VERSIONS } from '../../support/full-fleet';

const CATALOG = ClusterCatalog.extend({
  goldenImages: [{ name: 'noble', image: GoldenImage.UBUNTU_24_04 }],
  storageClasses: [{ name: 'shared', accessMode: AccessMode.READ_WRITE_MANY }, { name: 'fast' }, { name: 'once', accessMode: AccessMode.READ_WRITE_ONCE }],
  instanceTypes: [{ name: 'fpga.large', vcpus: 2, memory: Size.gibibytes(8), hostDevices: ['vendor.com/fpga'] }],
});
const kubevirt = (props = {}) => Platform.kubevirt({ catalog: CATALOG, ...props });
const cozystack = () => Platform.cozystack({ catalog: CATALOG });

type Row = [string, VirtualMachineProps, Migratability, string[]];

const { YES, NO, UNSURE } = Migratability;
const size = Size.gibibytes(20);
const shared = { size, storageClass: StorageClass.fromName('shared') };
const MACHINE: VirtualMachineProps = { ...GOOD, systemDisk: shared };
const WINDOWS: Partial<VirtualMachineProps> = {
  instanceType: InstanceType.of(InstanceSeries.U1, InstanceSize.LARGE), instanceProfile: InstanceProfile.fromName('windows.2k19.virtio'),
};

function answer(props: VirtualMachineProps, platform: Platform): [Migratability, string[]] {
  const { migratable, blockers } = new VirtualMachine(chartOn(platform), 'web', { ...MACHINE, ...props }).liveMigration;
  expect(blockers.every(({ why }) => why !== '')).toBe(true);
  return [migratable, blockers.map(({ property }) => property)];
}

const EVERYWHERE: Row[] = [
  ['nothing in its way', {}, YES, []],
  ['a local system disk', { systemDisk: { size, storageClass: StorageClass.LOCAL } }, NO, ['disks[0].storageClass']],
  ['a disk that exists', { disks: [Disk.fromName('old')], systemDisk: shared }, UNSURE, ['disks[1]']],
  ['an undeclared class', { systemDisk: { size, storageClass: StorageClass.fromName('fast') } }, UNSURE, ['disks[0].storageClass']],
  ['a class that one node uses at a time', { systemDisk: { size, storageClass: StorageClass.fromName('once') } }, NO, ['disks[0].storageClass']],
  ['a GPU', { gpus: [Gpu.fromName('nvidia.com/A10')] }, NO, ['gpus']],
  ['the CPU of the host', { cpuModel: 'host-passthrough' }, UNSURE, ['cpuModel']],
  ['a CPU by its name', { cpuModel: 'Skylake-Server' }, YES, []],
  ['Windows', WINDOWS, UNSURE, ['instanceProfile']],
  ['another network', { networks: [Network.fromName('storage')] }, YES, []],
  ['a device that its type brings', { instanceType: InstanceType.fromName('fpga.large') }, NO, ['instanceType']],
];

test.each(EVERYWHERE)('%s, on KubeVirt and Cozystack', (_, props, migratable, properties) => {
  expect(answer(props, kubevirt())).toEqual([migratable, properties]);
  expect(answer(props, cozystack())).toEqual([migratable, properties]);
});

const persistent: Firmware = { uefi: true, tpm: true, persistent: true };

test.each<Row>([
  ['a device of the node', { hardware: { hostDevices: ['vendor.com/fpga'] } }, NO, ['hardware.hostDevices']],
  ['one node alone', { nodeSelector: { 'kubernetes.io/hostname': 'node-1' } }, NO, ['nodeSelector']],
  ['some nodes', { nodeSelector: { 'topology.kubernetes.io/zone': 'a' } }, YES, []],
  ['the state of its firmware', { hardware: { firmware: persistent } }, YES, []],
  ['what is no volume', { disks: [EphemeralDisk.empty('scratch', Size.gibibytes(1))], systemDisk: shared }, YES, []],
  ['a class that the cluster chooses', { systemDisk: { size } }, UNSURE, ['disks[0].storageClass']],
  ['a type that the cluster finds out', { instanceType: InstanceType.inferred() }, UNSURE, ['instanceType']],
])('%s, on KubeVirt', (_, props, migratable, properties) => {
  expect(answer(props, kubevirt({ stateStorageClass: StorageClass.LOCAL }))).toEqual([migratable, properties]);
});

const BRIDGE_ALLOWED = { 'kubevirt.io/allow-pod-bridge-network-live-migration': '' };

test.each<Row>([
  ['the bridge binding on the pod network', { networks: [Network.pod({ nic: { binding: NetworkBinding.BRIDGE } })] }, NO, ['networks[0]']],
  ['the bridge binding after another network', { networks: [Network.fromName('storage'), Network.pod({ nic: { binding: NetworkBinding.BRIDGE } })] }, NO, ['networks[1]']],
  ['the bridge binding of the implicit pod network', { networkInterface: { binding: NetworkBinding.BRIDGE } }, NO, ['networkInterface']],
  ['the bridge binding with the annotation', { networks: [Network.pod({ nic: { binding: NetworkBinding.BRIDGE } })], podAnnotations: BRIDGE_ALLOWED }, YES, []],
  ['masquerade on the pod network', { networks: [Network.pod({ nic: { binding: NetworkBinding.MASQUERADE } })] }, YES, []],
  ['a binding plugin on the pod network', { networks: [Network.pod({ nic: { plugin: 'passt' } })] }, UNSURE, ['networks[0]']],
  ['the bridge binding on another network', { networks: [Network.fromName('storage', { binding: NetworkBinding.BRIDGE })] }, YES, []],
  ['no pod network', { networks: [Network.fromName('storage', { binding: NetworkBinding.BRIDGE })], podNetwork: false }, YES, []],
  ['Hyper-V passthrough', { hardware: { hypervPassthrough: {} } }, NO, ['hardware.hypervPassthrough']],
  ['Hyper-V passthrough that is off', { hardware: { hypervPassthrough: { enabled: false } } }, YES, []],
  ['Hyper-V reenlightenment', { hardware: { hyperv: { reenlightenment: {} } } }, UNSURE, ['hardware.hyperv.reenlightenment']],
  ['another Hyper-V feature', { hardware: { hyperv: { relaxed: {} } } }, YES, []],
])('%s, on KubeVirt', (_, props, migratable, properties) => {
  expect(answer(props, kubevirt())).toEqual([migratable, properties]);
});

test('shared folders and persistent reservations prevent the migration on older releases', () => {
  const folders = { filesystems: [Filesystem.fromName('runner-info')] };
  expect(answer(folders, kubevirt({ version: KubeVirtVersion.V1_4 }))).toEqual([NO, ['filesystems']]);
  expect(answer(folders, kubevirt({ version: KubeVirtVersion.V1_5 }))).toEqual([YES, []]);
  const reserving = { disks: [Disk.fromName('quorum', { lun: true, reservation: true })], systemDisk: shared };
  expect(answer(reserving, kubevirt({ version: KubeVirtVersion.V1_8 }))).toEqual([NO, ['disks[1]', 'disks[1].reservation']]);
  expect(answer(reserving, kubevirt())).toEqual([UNSURE, ['disks[1]']]);
});

test('an optical disk needs ReadWriteMany too', () => {
  const chart = chartOn(kubevirt());
  const iso = new Disk(chart, 'iso', { size, optical: true, storageClass: StorageClass.LOCAL });
  const { blockers } = new VirtualMachine(chart, 'web', { ...MACHINE, disks: [iso] }).liveMigration;
  expect(blockers).toEqual([expect.objectContaining({ property: 'disks[1].storageClass', sure: true })]);
});

test('one GPU may be migrated if the feature gate is enabled', () => {
  const gpus = (n: number) => Array.from({ length: n }, () => Gpu.fromName('nvidia.com/A10'));
  const featureGates = ['VGPULiveMigration'];
  expect(answer({ gpus: gpus(1) }, kubevirt({ featureGates }))).toEqual([UNSURE, ['gpus']]);
  expect(answer({ gpus: gpus(2) }, kubevirt({ featureGates }))).toEqual([NO, ['gpus']]);
  expect(answer({ gpus: gpus(1) }, kubevirt({ featureGates, version: KubeVirtVersion.V1_8 }))).toEqual([NO, ['gpus']]);
});

test('without a platform the answer is unsure, and added disks count', () => {
  const nowhere = new VirtualMachine(chartOn(), 'web', GOOD);
  expect(nowhere.liveMigration.migratable).toBe(UNSURE);
  const machine = new VirtualMachine(chartOn(kubevirt()), 'web', MACHINE);
  expect(machine.liveMigration).toEqual({ migratable: YES, blockers: [] });
  machine.addDisk('scratch', { size, storageClass: StorageClass.LOCAL });
  expect(machine.liveMigration.migratable).toBe(NO);
});

const withGpu = (chart: Chart) => new VirtualMachine(chart, 'web', { ...GOOD, gpus: [Gpu.fromName('nvidia.com/A10')] });
const said = (platform: Platform) => codesOf(withGpu, platform).filter(code => code === 'NOT_MIGRATABLE');

test.each(ALL_VERSIONS)('on Cozystack %s, a machine that cannot migrate blocks the drain', version => {
  expect(said(Platform.cozystack({ version }))).toEqual(['NOT_MIGRATABLE']);
});

test('on Hikube there is no warning, because users do not drain nodes', () => {
  expect(said(Platform.hikube())).toEqual([]);
  expect(said(Platform.hikube({ version: CozystackVersion.V1_6 }))).toEqual([]);
});
