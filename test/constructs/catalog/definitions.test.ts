import { Chart, Duration, Size } from 'cdk8s';
import {
  ClusterCatalog, CpuArchitecture, CpuTopology, DiskBus, GoldenImage, HugePages, InstanceProfile, InstanceProfileSet, InstanceProfileEntry,
  InstanceType, InstanceTypeSet, InstanceTypeEntry, IoThreads, NetworkInterfaceModel, Platform, SpreadAcross, StorageClass, VirtualMachine,
  VirtualMachineProps,
} from '../../../src';
import { codesOf, GOOD, objectsOf } from '../../support/fleet';
import { schemaErrors } from '../../support/schemas';

describe('all properties of a type and a profile', () => {
  const type: Required<InstanceTypeEntry> = {
    name: 'big.large',
    vcpus: 4,
    memory: Size.gibibytes(8),
    special: true,
    namespaced: false,
    dedicatedCpu: true,
    isolatedEmulator: true,
    maxSockets: 8,
    hugePages: HugePages.GIB_1,
    overcommitPercent: 0,
    gpus: ['nvidia.com/A10', 'nvidia.com/A10'],
    hostDevices: ['vendor.com/fpga'],
    ioThreads: IoThreads.AUTO,
    nodeSelector: { 'example.com/pinned': 'true' },
  };
  const profile: Required<InstanceProfileEntry> = {
    name: 'our.windows',
    minVcpus: 2,
    minMemory: Size.gibibytes(4),
    architecture: CpuArchitecture.AMD64,
    namespaced: false,
    cpuTopology: CpuTopology.spread(SpreadAcross.SOCKETS_CORES_THREADS, 4),
    diskBus: DiskBus.SATA,
    cdromBus: DiskBus.SATA,
    networkModel: NetworkInterfaceModel.E1000E,
    firmware: { secureBoot: true, tpm: true, persistent: true },
    machineType: 'pc-q35-rhel9.6.0',
    storageClass: StorageClass.fromName('ceph'),
    terminationGracePeriod: Duration.hours(1),
  };

  test('is written, with no field that the schemas lack', () => {
    const build = (chart: Chart) => {
      new InstanceTypeSet(chart, 'types', { instanceTypes: [type, { ...type, name: 'team', namespaced: true }] });
      new InstanceProfileSet(chart, 'profiles', { instanceProfiles: [profile, { ...profile, name: 'team', namespaced: true }] });
    };
    expect(codesOf(build, Platform.kubevirt(), 'vms')).toEqual([]);
    const objects = objectsOf(build, Platform.kubevirt(), 'vms');
    expect(objects.flatMap(schemaErrors)).toEqual([]);
    expect(Object.fromEntries(objects.map(({ kind, metadata }) => [kind, metadata.namespace]))).toEqual({
      VirtualMachineClusterInstancetype: undefined,
      VirtualMachineInstancetype: 'vms',
      VirtualMachineClusterPreference: undefined,
      VirtualMachinePreference: 'vms',
    });
    const specOf = (kind: string) => objects.find(object => object.kind === kind).spec;
    expect(specOf('VirtualMachineClusterInstancetype')).toEqual({
      cpu: { dedicatedCPUPlacement: true, guest: 4, isolateEmulatorThread: true, maxSockets: 8 },
      gpus: [{ deviceName: 'nvidia.com/A10', name: 'gpu1' }, { deviceName: 'nvidia.com/A10', name: 'gpu2' }],
      hostDevices: [{ deviceName: 'vendor.com/fpga', name: 'hostdevice1' }],
      ioThreadsPolicy: 'auto',
      memory: { guest: '8Gi', hugepages: { pageSize: '1Gi' }, overcommitPercent: 0 },
      nodeSelector: { 'example.com/pinned': 'true' },
    });
    expect(specOf('VirtualMachineClusterPreference')).toEqual({
      cpu: { preferredCPUTopology: 'spread', spreadOptions: { across: 'SocketsCoresThreads', ratio: 4 } },
      devices: { preferredCdromBus: 'sata', preferredDiskBus: 'sata', preferredInterfaceModel: 'e1000e', preferredTPM: { persistent: true } },
      features: { preferredSmm: { enabled: true } },
      firmware: { preferredEfi: { persistent: true, secureBoot: true } },
      machine: { preferredMachineType: 'pc-q35-rhel9.6.0' },
      preferredArchitecture: 'amd64',
      preferredTerminationGracePeriodSeconds: 3600,
      requirements: { architecture: 'amd64', cpu: { guest: 2 }, memory: { guest: '4Gi' } },
      volumes: { preferredStorageClassName: 'ceph' },
    });
  });

  const catalogCodes = (types: Partial<InstanceTypeEntry>, profiles: Partial<InstanceProfileEntry>) => codesOf(chart => {
    new InstanceTypeSet(chart, 'types', { instanceTypes: [{ ...type, ...types }] });
    new InstanceProfileSet(chart, 'profiles', { instanceProfiles: [{ ...profile, ...profiles }] });
  }, Platform.kubevirt());

  test.each<[string, Partial<InstanceTypeEntry>, Partial<InstanceProfileEntry>, string]>([
    ['a type without CPUs', { vcpus: 0 }, {}, 'RESOURCES_INVALID'],
    ['overcommitted huge pages', { overcommitPercent: 50 }, {}, 'HARDWARE_INVALID'],
    ['memory that huge pages do not divide', { memory: Size.mebibytes(1500) }, {}, 'HARDWARE_INVALID'],
    ['an emulator apart without CPUs of its own', { dedicatedCpu: false }, {}, 'HARDWARE_INVALID'],
    ['fewer sockets than CPUs', { maxSockets: 2 }, {}, 'HARDWARE_INVALID'],
    ['a GPU without a domain', { gpus: ['A10'] }, {}, 'HARDWARE_INVALID'],
    ['a type whose name no object has', { name: 'Big' }, {}, 'NAME_INVALID'],
    ['a profile whose name no object has', {}, { name: 'Our Windows' }, 'NAME_INVALID'],
    ['a least size of nothing', {}, { minVcpus: 0 }, 'RESOURCES_INVALID'],
    ['three threads a core', {}, { cpuTopology: CpuTopology.spread(SpreadAcross.CORES_THREADS, 3) }, 'HARDWARE_INVALID'],
    ['a ratio of half', {}, { cpuTopology: CpuTopology.spread(SpreadAcross.SOCKETS_CORES, 0.5) }, 'HARDWARE_INVALID'],
    ['a machine type with a space', {}, { machineType: 'q 35' }, 'HARDWARE_INVALID'],
    ['a storage class no object is', {}, { storageClass: StorageClass.fromName('Ceph RBD') }, 'NAME_INVALID'],
  ])('%s is reported', (_, types, profiles, code) => expect(catalogCodes(types, profiles)).toEqual([code]));

  test('a machine finds them in the catalog, must not repeat fields of its type, and meets the minimum of the profile', () => {
    const platform = () => Platform.kubevirt({
      featureGates: ['CPUManager'],
      stateStorageClass: StorageClass.REPLICATED,
      catalog: ClusterCatalog.extend({
        instanceTypes: [type, { name: 'team.odd', vcpus: 3, memory: Size.gibibytes(8), namespaced: true }],
        instanceProfiles: [{ ...profile, minVcpus: 1, namespaced: true }],
        goldenImages: [{ name: 'noble', image: GoldenImage.UBUNTU_24_04, minSize: Size.gibibytes(10) }],
      }),
    });
    const machine = (props: VirtualMachineProps) => codesOf(chart => new VirtualMachine(chart, 'm', { ...GOOD, ...props }), platform());
    const own = InstanceType.fromName('big.large');
    expect(machine({ instanceType: own, nodeSelector: { a: 'b' }, hardware: { isolatedEmulator: true, ioThreads: IoThreads.SHARED } }))
      .toEqual(['HARDWARE_CONFLICT', 'HARDWARE_CONFLICT', 'HARDWARE_CONFLICT']);
    // Multiples of eight virtual CPUs: two threads of four cores.
    expect(machine({ instanceType: InstanceType.fromName('team.odd'), instanceProfile: InstanceProfile.fromName('our.windows') })).toEqual(['PROFILE_MINIMUM']);
    const [{ spec }] = objectsOf(chart => new VirtualMachine(chart, 'm', {
      ...GOOD, instanceType: InstanceType.fromName('team.odd'), instanceProfile: InstanceProfile.UBUNTU,
    }), platform()).filter(({ kind }) => kind === 'VirtualMachine');
    expect(spec.instancetype).toEqual({ kind: 'VirtualMachineInstancetype', name: 'team.odd' });
  });
});
