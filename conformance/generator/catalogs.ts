/** Catalogs of instance types, profiles and images, and Services of machines. */
import { Duration, Size } from 'cdk8s';
import * as fc from 'fast-check';
import { IMAGE, SIZES, STORAGE_CLASSES } from './disks';
import { Recipe } from './machine';
import { GIBIBYTES, LABEL_VALUES, LABELS, lists, maps, mostly, NAMES, NOT_LABEL_VALUES, NOT_LABELS, NOT_NAMES, rarely, SECONDS, some } from './values';
import {
  CpuArchitecture, CpuTopology, DiskBus, Firmware, GoldenImage, GoldenImageSet, GoldenImageDefinition, GoldenImageSource,
  HugePages, InstanceProfile, InstanceProfileSet, InstanceProfileEntry, InstanceTypeSet, InstanceTypeEntry, IoThreads, IpFamily,
  IpFamilyPolicy, InstanceType, MachineService, MachineServiceProps, NetworkInterfaceModel, PortProtocol, ServicePort,
  ServiceType, SpreadAcross, VirtualMachine, StorageClass,
} from '../../src';

const DOTTED = mostly([...NAMES, 's1.small', 'a.b.c'], ['S1', '1.', '.a', '', 'a_b', 'x'.repeat(254)]);
const DEVICES = lists(mostly(['vendor.com/card', 'nvidia.com/A10'], ['card', 'vendor.com/', '']), 2);
const SELECTORS = maps(mostly(LABELS, NOT_LABELS), mostly(LABEL_VALUES, NOT_LABEL_VALUES));

const types = fc.record({
  own: fc.record({
    name: DOTTED,
    vcpus: mostly([1, 2, 8, 64], [0, -1, 1.5]),
    memory: mostly([Size.mebibytes(512), ...GIBIBYTES], [Size.mebibytes(0), Size.mebibytes(1025)]),
  }),
  more: some<InstanceTypeEntry>({
    namespaced: fc.boolean(),
    dedicatedCpu: fc.boolean(),
    isolatedEmulator: fc.boolean(),
    maxSockets: mostly([64, 128], [0, 1, 1.5]),
    hugePages: mostly(Object.values(HugePages)),
    overcommitPercent: mostly([0, 50, 100], [-1, 101, 1.5]),
    gpus: DEVICES,
    hostDevices: DEVICES,
    ioThreads: mostly(Object.values(IoThreads)),
    nodeSelector: SELECTORS,
  }),
}).map(({ own, more }): InstanceTypeEntry => ({ ...more, ...own }));

const profiles = fc.record({
  name: DOTTED,
  more: some<InstanceProfileEntry>({
    minVcpus: mostly([1, 2, 8], [0, -1, 1.5]),
    minMemory: mostly(GIBIBYTES, [Size.mebibytes(0)]),
    architecture: mostly(Object.values(CpuArchitecture)),
    namespaced: fc.boolean(),
    cpuTopology: fc.oneof(
      fc.constantFrom(CpuTopology.SOCKETS, CpuTopology.CORES, CpuTopology.THREADS, CpuTopology.ANY),
      fc.record({ across: fc.constantFrom(...Object.values(SpreadAcross)), ratio: mostly([2, 4, 8], [0, 1, -1, 1.5]) })
        .map(({ across, ratio }) => CpuTopology.spread(across, ratio)),
    ),
    diskBus: mostly(Object.values(DiskBus)),
    cdromBus: mostly([DiskBus.SATA, DiskBus.SCSI, DiskBus.USB], [DiskBus.VIRTIO]),
    networkModel: mostly(Object.values(NetworkInterfaceModel)),
    firmware: some<Firmware>({ uefi: fc.boolean(), secureBoot: fc.boolean(), tpm: fc.boolean(), persistent: fc.boolean() }),
    machineType: mostly(['q35', 'pc-q35-rhel9.2.0'], ['']),
    storageClass: mostly(['replicated'].map(StorageClass.fromName), ['', 'A'].map(StorageClass.fromName)),
    terminationGracePeriod: mostly(SECONDS, [Duration.millis(1500)]),
  }),
}).map(({ name, more }): InstanceProfileEntry => ({ ...more, name }));

const images = fc.record({
  name: mostly(NAMES, NOT_NAMES),
  source: fc.oneof(
    mostly(['https://example.com/a.img'], ['example.com/a.img', 'ftp://a/b', '']).map(url => GoldenImageSource.http(url)),
    fc.record({ url: mostly(['docker://quay.io/a/b:c'], ['quay.io/a/b', '']), schedule: mostly(['0 4 * * *', '@daily', ''], ['nightly', '0 4 * *']) })
      .map(({ url, schedule }) => GoldenImageSource.registry(url, schedule)),
  ),
  size: SIZES,
  storageClass: rarely(2, STORAGE_CLASSES),
  instanceType: rarely(4, DOTTED.map(name => InstanceType.fromName(name))),
  profile: rarely(4, DOTTED.map(name => InstanceProfile.fromName(name))),
}) as fc.Arbitrary<GoldenImageDefinition>;

const PORT_NUMBERS = mostly([22, 80, 65535], [0, 65536, -1, 1.5]);

const services = some<Omit<MachineServiceProps, 'machines'>>({
  name: mostly(NAMES, NOT_NAMES),
  ports: lists(fc.record({
    port: PORT_NUMBERS,
    more: some<ServicePort>({
      targetPort: PORT_NUMBERS,
      protocol: mostly(Object.values(PortProtocol)),
      name: mostly(['http', 'a-b', 'x'.repeat(15)], ['HTTP', '', 'a_b', 'x'.repeat(64)]),
      nodePort: mostly([30080, 32767], [1.5, 70000]),
    }),
  }).map(({ port, more }): ServicePort => ({ ...more, port })), 3),
  type: mostly(Object.values(ServiceType)),
  clusterIp: mostly(['None', '10.96.1.1', 'fd00:10:96::11'], ['', 'x']),
  externalIps: lists(mostly(['192.0.2.1', '2001:db8::1'], ['', 'x', '127.0.0.1', '0.0.0.0']), 2),
  ipFamilies: lists(mostly(Object.values(IpFamily)), 2),
  ipFamilyPolicy: mostly(Object.values(IpFamilyPolicy)),
  sticky: fc.boolean(),
  keepsClientAddress: fc.boolean(),
  sourceRanges: lists(mostly(['192.0.2.0/24', '2001:db8::/32'], ['', 'x', '192.0.2.1', '300.0.0.0/8']), 2),
  labels: SELECTORS,
});

/** Each has its own chart; a Service has a machine to select. */
export const surroundings: fc.Arbitrary<Recipe> = fc.oneof(
  lists(types, 2).map((instanceTypes): Recipe => chart => { new InstanceTypeSet(chart, 'catalog', { instanceTypes }); }),
  lists(profiles, 2).map((instanceProfiles): Recipe => chart => { new InstanceProfileSet(chart, 'catalog', { instanceProfiles }); }),
  fc.record({ list: lists(images, 2), from: rarely(2, lists(mostly(['shop', 'a-b'], ['Shop', '', 'x'.repeat(64)]), 2)) })
    .map(({ list, from }): Recipe => chart => { new GoldenImageSet(chart, 'catalog', { images: list, cloneableFrom: from }); }),
  services.map((props): Recipe => chart => {
    const machines = new VirtualMachine(chart, 'machine', {
      instanceType: InstanceType.fromName('u1.medium'), image: GoldenImage.fromName(IMAGE), systemDisk: { size: Size.gibibytes(10) },
    });
    new MachineService(chart, 'service', { ...props, machines });
  }),
);
