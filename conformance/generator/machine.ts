/** Machines with every property of the platform, most of them valid and some invalid. */
import { Chart, Duration, Size } from 'cdk8s';
import * as fc from 'fast-check';
import { BUSES, disks, inlineDisks, SECRETS, SIZES, STORAGE_CLASSES, TUNINGS } from './disks';
import {
  GIBIBYTES, LABEL_VALUES, LABELS, lists, maps, mended, mostly, NAMES, NOT_LABEL_VALUES, NOT_LABELS, NOT_NAMES, rarely, SECONDS, some,
} from './values';
import {
  AccessCredential, CloudInit, CloudInitDrive, DiskSource, EvictionStrategy, Exposure, GoldenImage, Gpu, Hardware, HugePages,
  InstanceProfile, InstanceType, IoThreads, Network, NetworkData, NetworkInterface, NetworkInterfaceModel, NodeAffinity, Probe,
  ProbeOptions, RemovalPolicy, Resources, RunStrategy, SshKey, SystemDiskProps, TaintEffect, Toleration, VirtualMachine, VirtualMachineProps,
} from '../../src';

/** Objects of the cluster to which machines refer. */
export interface Cluster {
  readonly instanceTypes: readonly string[];
  readonly profiles: readonly string[];
  readonly images: readonly string[];
}

/** Creates constructs in a chart. */
export type Recipe = (chart: Chart) => void;

export const KEY = 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAILCsSyY8s1Ew9Z2Vk5ZFWkpXWRNy0sz2+/LZzSC3uZaj ops@example.com';

export function machines(cluster: Cluster): fc.Arbitrary<Recipe> {
  const images = mostly(cluster.images.map(name => GoldenImage.fromName(name)), [GoldenImage.fromName('nonsense')]);
  return fc.record({
    size: sizes(cluster),
    boot: boots(images),
    more: lists(disks(images), 2),
    inline: rarely(3, lists(inlineDisks, 2)),
    rest: rests(cluster),
  }).map(({ size, boot, more, inline, rest }): Recipe => chart => {
    const attached = [...more.map((make, i) => make(chart, i)), ...inline ?? []];
    new VirtualMachine(chart, 'machine', { ...size, ...boot, ...rest, disks: attached });
  });
}

export function sizes({ instanceTypes }: Cluster): fc.Arbitrary<VirtualMachineProps> {
  const byType = mostly(instanceTypes.map(name => ({ instanceType: InstanceType.fromName(name) })), [{ instanceType: InstanceType.fromName('nonsense') }]);
  const byResources = fc.record<Resources>({
    cores: mostly([1, 2, 4], [0, 1.5, -1]),
    sockets: mostly([1, 2, 4], [0, 0.5]),
    memory: mostly([Size.mebibytes(512), ...GIBIBYTES], [Size.mebibytes(0), Size.kibibytes(100), Size.mebibytes(1025)]),
  }).map(resources => ({ resources }));
  const both = fc.record({ one: byType, other: byResources }).map(({ one, other }) => ({ ...one, ...other }));
  return fc.oneof(
    { weight: 20, arbitrary: byType }, { weight: 20, arbitrary: byResources },
    { weight: 1, arbitrary: both }, { weight: 1, arbitrary: fc.constant({}) },
  );
}

/** The system disk, from an image or another source. */
function boots(images: fc.Arbitrary<GoldenImage>): fc.Arbitrary<VirtualMachineProps> {
  const systemDisk = some<SystemDiskProps>({
    name: mostly(NAMES, NOT_NAMES),
    source: fc.constant(DiskSource.http('https://example.com/a.img')),
    size: SIZES,
    storageClass: STORAGE_CLASSES,
    bus: BUSES,
    tuning: TUNINGS,
    removalPolicy: fc.constantFrom(...Object.values(RemovalPolicy)),
  });
  const sized = fc.record({ systemDisk, size: SIZES }).map(each => ({ size: each.size, ...each.systemDisk }));
  const ofImage = fc.record({ image: images, systemDisk: sized.map(({ source: _, ...disk }) => disk) });
  const ofSource = fc.record({ systemDisk: sized.map(disk => ({ source: DiskSource.http('https://example.com/a.img'), ...disk })) });
  return fc.oneof(
    { weight: 20, arbitrary: ofImage }, { weight: 10, arbitrary: ofSource },
    { weight: 1, arbitrary: fc.record({ image: images, systemDisk: sized }) },
    { weight: 1, arbitrary: fc.constant({}) },
  );
}

function rests({ profiles }: Cluster): fc.Arbitrary<VirtualMachineProps> {
  return fc.record({
    name: rarely(4, mostly(NAMES, NOT_NAMES)),
    instanceProfile: rarely(2, mostly(profiles.map(name => InstanceProfile.fromName(name)), [InstanceProfile.fromName('nonsense')])),
    exposure: rarely(2, exposures),
    runStrategy: rarely(3, mostly(Object.values(RunStrategy))),
    networks: rarely(4, lists(networks, 2)),
    networkInterface: rarely(5, cards),
    gpus: rarely(8, lists(mostly(['nvidia.com/A10', 'amd.com/gpu_1'], ['', 'A10', 'nvidia.com/', '/a']).map(name => Gpu.fromName(name)), 2)),
    cpuModel: rarely(6, mostly(['host-passthrough', 'host-model', 'Skylake'], ['', 'no model'])),
    sshKeys: rarely(3, lists(fc.constant(SshKey.fromString(KEY)), 2)),
    cloudConfig: rarely(4, fc.constantFrom({}, { packages: ['nginx'] }, { hostname: 'a' }, { runCommands: ['true'] })),
    cloudInit: rarely(8, mostly(['#cloud-config\npackages: [nginx]\n', '#!/bin/sh\ntrue\n', `#cloud-config\n# ${'x'.repeat(3000)}\n`], ['nonsense', ''])
      .map(text => CloudInit.fromString(text))),
    cloudInitSeed: rarely(9, fc.constantFrom('1', 'x')),
    cloudInitDrive: rarely(8, mostly(Object.values(CloudInitDrive))),
    networkData: rarely(9, mostly(['version: 2\nethernets: {}\n', 'network: {version: 1, config: []}'], ['nonsense', ''])
      .map(text => NetworkData.fromString(text))),
    accessCredentials: rarely(8, lists(credentials, 2)),
    nodeSelector: rarely(5, maps(mostly(LABELS, NOT_LABELS), mostly(LABEL_VALUES, NOT_LABEL_VALUES))),
    nodeAffinity: rarely(5, lists(affinities, 2)),
    tolerations: rarely(5, lists(tolerations, 2)),
    evictionStrategy: rarely(5, mostly(Object.values(EvictionStrategy))),
    hardware: rarely(2, hardware),
    hostname: rarely(6, mostly(['a', 'web-1', 'x'.repeat(63), '1a'], ['', 'A', 'a.b', 'x'.repeat(64), 'a_b'])),
    subdomain: rarely(6, mostly(['a', 'web-1', 'x'.repeat(63)], ['', 'A', 'a.b', 'x'.repeat(64), 'a_b'])),
    terminationGracePeriod: rarely(6, mostly(SECONDS, [Duration.millis(1500)])),
    readinessProbe: rarely(6, probes),
    livenessProbe: rarely(6, probes),
    labels: rarely(6, maps(mostly(LABELS, NOT_LABELS), mostly(LABEL_VALUES, NOT_LABEL_VALUES))),
    annotations: rarely(6, maps(mostly(LABELS, NOT_LABELS), fc.constantFrom('', 'anything at all'))),
  });
}

const credentials: fc.Arbitrary<AccessCredential> = fc.oneof(
  SECRETS.map(name => AccessCredential.sshKeys(name)),
  SECRETS.map(name => AccessCredential.passwordsByAgent(name)),
  fc.record({ name: SECRETS, users: mostly([['admin'], ['a', 'b']], [[], ['']]) })
    .map(({ name, users }) => AccessCredential.sshKeysByAgent(name, users)),
);

const PORTS = mostly([22, 80, 443, 1, 65535], [0, 65536, -1, 1.5]);
const PORT_LISTS = mended(lists(PORTS, 3), ports => [...new Set(ports)]);
const exposures: fc.Arbitrary<Exposure> = fc.oneof(
  { weight: 5, arbitrary: fc.record({ tcp: PORT_LISTS, udp: PORT_LISTS }).map(({ tcp, udp }) => Exposure.portList(tcp, { udp })) },
  { weight: 4, arbitrary: fc.constant(Exposure.none()) },
  { weight: 1, arbitrary: fc.constantFrom(Exposure.wholeIp(), Exposure.portList([22], { allowIcmp: true })) },
);

const cards: fc.Arbitrary<NetworkInterface> = some<NetworkInterface>({
  model: mostly(Object.values(NetworkInterfaceModel)),
  macAddress: mostly(
    ['02:00:00:00:00:01', '02:00:00:00:aa:BB'], ['0a-00-00-00-00-01', '03:00:00:00:00:01', '02:00:00:00:00:00', '02:00:00:00:00', 'x', ''],
  ),
});

const networks: fc.Arbitrary<Network> = fc.record({
  name: mostly(['storage', 'a', 'net-1', 'x'.repeat(63)], ['default', '', 'Net', 'a.b', 'a_b', '-a', 'x'.repeat(64), 'vms/storage']),
  card: rarely(3, cards),
}).map(({ name, card }) => Network.fromName(name, card));

const affinities: fc.Arbitrary<NodeAffinity> = fc.record({
  label: mostly(LABELS, NOT_LABELS),
  values: fc.array(mostly(LABEL_VALUES, NOT_LABEL_VALUES), { maxLength: 2 }),
  weight: rarely(2, mostly([1, 50, 100], [0, 101, 1.5])),
}).map(({ label, values, weight }) => weight === undefined ? NodeAffinity.required(label, values) : NodeAffinity.preferred(label, values, weight));

const tolerations: fc.Arbitrary<Toleration> = mended(some<Toleration>({
  key: mostly(LABELS, NOT_LABELS),
  value: mostly(LABEL_VALUES, NOT_LABEL_VALUES),
  effect: mostly(Object.values(TaintEffect)),
  duration: mostly(SECONDS, [Duration.millis(1500)]),
}), ({ value, duration, ...toleration }) => ({
  ...toleration, value: toleration.key && value, duration: toleration.effect === TaintEffect.NO_EXECUTE ? duration : undefined,
}));

const hardware: fc.Arbitrary<Hardware> = mended(some<Hardware>({
  dedicatedCpu: fc.boolean(),
  isolatedEmulator: fc.boolean(),
  hugePages: mostly(Object.values(HugePages)),
  ioThreads: mostly(Object.values(IoThreads)),
  firmware: some({ uefi: fc.boolean(), secureBoot: fc.boolean(), tpm: fc.boolean(), persistent: fc.boolean() }),
  hostDevices: rarely(4, lists(mostly(['vendor.com/card', 'intel.com/qat'], ['', 'card', 'vendor.com/']), 2)) as fc.Arbitrary<string[]>,
  headroom: some({
    maxSockets: mostly([4, 8, 16], [0, 1, 1.5]),
    maxMemory: mostly([Size.gibibytes(32), Size.gibibytes(64)], [Size.mebibytes(0), Size.gibibytes(1), Size.kibibytes(67108865)]),
  }),
}), each => ({ ...each, isolatedEmulator: each.dedicatedCpu && each.isolatedEmulator }));

const probes: fc.Arbitrary<Probe> = fc.record({
  options: some<ProbeOptions>({
    initialDelay: mostly(SECONDS, [Duration.millis(1500)]),
    period: mostly(SECONDS.slice(1), SECONDS.slice(0, 1)),
    timeout: mostly(SECONDS.slice(1), SECONDS.slice(0, 1)),
    failureThreshold: mostly([1, 3, 10], [0, -1, 1.5]),
  }),
  ask: fc.oneof(
    PORTS.map(port => (options: ProbeOptions) => Probe.tcp(port, options)),
    fc.record({ port: PORTS, path: mostly(['/', '/health'], ['']) })
      .map(({ port, path }) => (options: ProbeOptions) => Probe.http(port, path, options)),
    mostly([['true'], ['sh', '-c', 'true']], [[]]).map(command => (options: ProbeOptions) => Probe.exec(command, options)),
    fc.constant((options: ProbeOptions) => Probe.guestAgent(options)),
  ),
}).map(({ ask, options }) => ask(options));
