import * as fc from 'fast-check';
import { DiskSourceSpec, DiskSpec } from '../../src/model/disk';
import { ChartModel, FleetModel, ModelNode, NodeKind, NodeSpecs } from '../../src/model/fleet-model';
import { AttachedDiskSpec, MachineSpec } from '../../src/model/machine';
import { MachineDefault } from '../../src/model/machine-default';
import { networksOf } from '../../src/model/nic';
import { PlatformRef } from '../../src/model/platform';
import { PoolSpec } from '../../src/model/pool';
import { RemovalPolicy } from '../../src/model/removal-policy';
import { misreading } from '../../src/model/yaml/plain';
import { CozystackVersion, VERSIONS as COZYSTACK_VERSIONS } from '../../src/platforms/cozystack/version';
import { interfaceName } from '../../src/platforms/kubevirt/machine/nics';
import { KubeVirtVersion } from '../../src/platforms/kubevirt/version';

export const KUBEVIRT: readonly PlatformRef[] = Object.values(KubeVirtVersion).map(version => ({ name: 'kubevirt', version }));
export const COZYSTACK: readonly PlatformRef[] = [
  { name: 'hikube' }, { name: 'hikube', version: CozystackVersion.V1_5 }, ...COZYSTACK_VERSIONS.map(version => ({ name: 'cozystack', version })),
];

export type Spec = { [K in NodeKind]: { readonly kind: K; readonly spec: NodeSpecs[K] } }[NodeKind];

/** A model of one chart. */
export function modelOf(platform: PlatformRef, specs: readonly Spec[], namespace = 'tenant-prod'): FleetModel {
  const chart: ChartModel = { path: 'tenant-prod', namespace };
  const nodes = specs.map(({ kind, spec }, i) => ({ kind, path: `tenant-prod/${i}`, chart: chart.path, namespace: chart.namespace, spec }) as ModelNode);
  return { modelVersion: 1, clusters: [{ platform, charts: [chart], nodes }], acknowledgements: [], faults: [] };
}

export const name = fc.stringMatching(/^[a-z][a-z0-9]{0,8}$/).filter(each => misreading(each) === undefined);
export const text = fc.constantFrom('a', 'b.c', 'x-y', '0', 'true', '1e3', 'Äpfel', 'two words');
export const labels = fc.dictionary(fc.constantFrom('app', 'example.com/tier', 'a.b/c'), text, { minKeys: 1 });
export const annotations = fc.dictionary(fc.constantFrom('note', 'example.com/owner'), text, { minKeys: 1 });
export const size = fc.constantFrom('20Gi', '512Mi', '1Ti', '1536Mi', '100G');
/** Optional members. */
export function some<T extends object>(members: { [K in keyof T]: fc.Arbitrary<T[K]> }, required: (keyof T)[] = []): fc.Arbitrary<T> {
  return fc.record(members as never, { requiredKeys: required as never[] }) as unknown as fc.Arbitrary<T>;
}
const list = <T>(of: fc.Arbitrary<T>, least = 1) => fc.uniqueArray(of, { minLength: least, maxLength: 3, selector: each => JSON.stringify(each) });

const shared = {
  labels, annotations, removalPolicy: fc.constant(RemovalPolicy.DELETE), storageClass: fc.constantFrom('replicated', 'local', 'fast'), size,
};
/** fast-check reads all characters for each `webUrl()`, which takes half a second. */
export const url = fc.webUrl();
const httpSource = fc.record({ kind: fc.constant('http' as const), url });

const cozystackSource: fc.Arbitrary<DiskSourceSpec> = fc.oneof(
  fc.constant({ kind: 'upload' as const }), fc.constant({ kind: 'blank' as const }), httpSource,
  name.map(image => ({ kind: 'image' as const, image: { name: image } })), name.map(disk => ({ kind: 'disk' as const, name: disk })),
);
/** Disks of Cozystack with their choices resolved. */
export const cozystackDisk: fc.Arbitrary<DiskSpec> = some<DiskSpec>(
  { ...shared, name, source: cozystackSource, optical: fc.constant(true) } as never, ['name', 'source', 'storageClass'],
);

/** The zero of a type is not stored. */
const on = fc.constant(true);
const credentials = { secret: name, certificates: name };
const kubevirtSource: fc.Arbitrary<DiskSourceSpec> = fc.oneof(
  fc.constant({ kind: 'upload' as const }), fc.constant({ kind: 'blank' as const }),
  some<any>({ kind: fc.constant('http'), url, ...credentials, headers: list(text), secretHeaders: list(name), checksum: text, insecureSkipVerify: fc.boolean() }, ['kind', 'url']),
  some<any>({ kind: fc.constant('registry'), url: fc.constant('docker://quay.io/a/b:1'), pulledByNode: fc.constant(true), ...credentials }, ['kind', 'url']),
  some<any>({ kind: fc.constant('registry'), imageStream: name, pulledByNode: fc.constant(true) }, ['kind', 'imageStream']),
  some<any>({ kind: fc.constant('s3'), url, ...credentials }, ['kind', 'url']),
  some<any>({ kind: fc.constant('gcs'), url, secret: name }, ['kind', 'url']),
  fc.record({ kind: fc.constant('imageio' as const), url, diskId: name, ...credentials }),
  some<any>(
    { kind: fc.constant('vddk'), url, uuid: name, backingFile: text, thumbprint: text, secret: name, initImage: text },
    ['kind', 'url', 'uuid', 'backingFile', 'thumbprint', 'secret'],
  ),
  some<any>({ kind: fc.constant('reference'), to: fc.constantFrom('pvc', 'snapshot', 'dataSource'), name, namespace: name }, ['kind', 'to', 'name']),
);
/** Modes that a class declares are not repeated. */
function withoutKnownModes(disk: DiskSpec): DiskSpec {
  const { accessMode, volumeMode, ...others } = disk;
  return disk.storageClass === 'replicated' || disk.storageClass === 'local' ? others : disk;
}
/** Disks of KubeVirt with their choices resolved. */
export const kubevirtDisk: fc.Arbitrary<DiskSpec> = some<DiskSpec>({
  ...shared, name, source: kubevirtSource, accessMode: fc.constantFrom('ReadWriteOnce', 'ReadWriteMany'), volumeMode: fc.constantFrom('Block', 'Filesystem'),
  preallocation: fc.boolean(), serviceAccountName: name, request: fc.constant('pvc'), size,
} as never, ['name', 'source', 'size']).map(withoutKnownModes);

const tcp = list(fc.integer({ min: 1, max: 65535 }));
const binding = fc.oneof(fc.constantFrom({ binding: 'sriov' }, { plugin: 'passt' }, {}), fc.constant({}));
const nic = fc.tuple(some<any>({
  model: fc.constantFrom('e1000', 'virtio'), macAddress: fc.constant('02:00:00:00:00:07'), alias: fc.constantFrom('eth_A', 'n-1'), acpiIndex: fc.integer({ min: 1, max: 9 }), pciAddress: text, tag: text,
  ports: list(fc.record({ port: fc.integer({ min: 1, max: 65535 }) })), dhcpOptions: fc.constant({ bootFileName: 'a', ntpServers: ['10.0.0.1'] }), state: fc.constantFrom('up', 'down'),
}), binding).map(([each, bound]) => ({ ...bound, ...each })).filter(each => Object.keys(each).length > 0);
const attachment = fc.oneof(name, name.map(each => `far.a/${each}`.replace('.', '-')), name.map(each => `a.${each}`)).map(each => ({ kind: 'named' as const, name: each }));
const podNetwork = some<any>({ kind: fc.constant('pod'), cidr: fc.constant('10.9.0.0/24'), ipv6Cidr: fc.constant('fd10::/120') }, ['kind']);
const named = name.map(each => ({ kind: 'named' as const, name: each }));
const resources = fc.record({ cores: fc.integer({ min: 1, max: 16 }), sockets: fc.integer({ min: 1, max: 4 }), memory: size });
const topology = some<any>({ cores: fc.integer({ min: 1, max: 16 }), sockets: fc.integer({ min: 1, max: 4 }), threads: fc.constant(2), memory: size }, ['cores', 'sockets']);
const sshKeys = list(name).map(keys => keys.map(key => `ssh-ed25519 AAAA${key} ops`));
const userData = fc.constantFrom('#cloud-config\nusers: []\n', '#!/bin/sh\necho hi\n', '');
const seed = fc.constantFrom('a', '2');
const strategy = fc.constantFrom('Always', 'Halted', 'Manual', 'RerunOnFailure', 'Once');

/** Machines of Cozystack with their choices resolved. */
export function cozystackMachine({ version, name: platform }: PlatformRef): fc.Arbitrary<MachineSpec> {
  const since = (other: CozystackVersion) => platform === 'cozystack' && COZYSTACK_VERSIONS.indexOf(version as CozystackVersion) >= COZYSTACK_VERSIONS.indexOf(other);
  const hasRunStrategy = platform === 'hikube' || since(CozystackVersion.V1_0);
  return fc.tuple(some<MachineSpec>({
    name, labels, annotations, resources, sshKeys, userData, cloudInitSeed: seed, cpuModel: fc.constant('Haswell'),
    instanceType: named, instanceProfile: named, gpus: fc.array(fc.constantFrom('nvidia.com/L40S', 'nvidia.com/A100'), { minLength: 1, maxLength: 3 }),
    exposure: fc.oneof(
      fc.constant({ kind: 'none' as const }), fc.constant({ kind: 'wholeIp' as const }),
      some<any>({ kind: fc.constant('portList'), tcp, udp: fc.constant([]), allowIcmp: fc.boolean() }, ['kind', 'tcp', 'udp']),
    ),
    runStrategy: hasRunStrategy ? strategy : fc.constantFrom('Always', 'Halted'),
    disks: list(some<AttachedDiskSpec>({ name, bus: fc.constantFrom('virtio', 'sata') } as never, since(CozystackVersion.V1_5) ? ['name'] : ['name', 'bus'])),
    ...(since(CozystackVersion.V0_38) || version !== undefined) && { networks: list(named) },
  } as never, ['name', 'exposure', 'runStrategy', 'instanceProfile']), fc.boolean()).map(([spec, byType]) => settled(spec, byType));
}

const seconds = fc.integer({ min: 1, max: 9 });
const probe = some<any>({
  question: fc.oneof(
    fc.constant({ tcpSocket: { port: 22 } }), fc.constant({ httpGet: { port: 80, path: '/' } }), fc.constant({ exec: { command: ['a', 'b'] } }),
    fc.constant({ guestAgentPing: {} }),
  ),
  initialDelaySeconds: seconds, periodSeconds: seconds, timeoutSeconds: seconds, failureThreshold: seconds,
}, ['question']);
const weight = { weight: fc.integer({ min: 1, max: 100 }) };
const nodeAffinity = some<any>(
  { label: name, operator: fc.constantFrom('In', 'NotIn', 'Exists', 'Gt'), values: fc.array(name, { maxLength: 2 }), ...weight }, ['label', 'operator', 'values'],
);
const others = fc.oneof(
  fc.record({ machines: fc.record({ kind: fc.constantFrom('machine', 'fleet'), name }) }), fc.record({ podLabels: fc.dictionary(name, name, { minKeys: 1, maxKeys: 2 }) }),
);
const machineAffinity = fc.tuple(others, some<any>({ separate: fc.boolean(), label: name, ...weight }, ['separate', 'label']))
  .map(([whom, how]) => ({ ...whom, ...how }));
/** Requirements come before preferences, and machines on the same node before those on others. */
const ordered = <T extends { readonly weight?: number; readonly separate?: boolean }>(all: T[]) => (
  [...all].sort((a, b) => Number(a.separate ?? false) - Number(b.separate ?? false)
    || Number(a.weight !== undefined) - Number(b.weight !== undefined))
);
const firmware = fc.constantFrom(
  { uefi: true }, { secureBoot: true }, { tpm: true }, { uefi: true, tpm: true, persistent: true },
  { secureBoot: true, persistent: false }, { tpm: true, persistent: true },
);
/** A bootloader is a BIOS or UEFI. */
function withBootloader<T extends { readonly firmware?: object; readonly bios?: object }>({ bios, ...rest }: T): object {
  return { ...rest, ...bios && !rest.firmware && { bios } };
}
const feature = fc.constantFrom({}, { enabled: true }, { enabled: false });
const hardware = some<any>({
  machineType: fc.constant('pc-q35-rhel9.4.0'),
  dedicatedCpu: on, isolatedEmulator: on, hugePages: fc.constantFrom('2Mi', '1Gi'), ioThreads: fc.constantFrom('auto', 'shared'), firmware,
  cpuFeatures: list(fc.record({ name, policy: fc.constant('require') })), numaPassthrough: fc.constant(true), realtime: fc.constantFrom({}, { mask: '0-1' }),
  ioThreadCount: fc.nat(9), bios: fc.constant({ useSerial: true }), acpi: feature, apic: feature, pvspinlock: feature,
  kvmHidden: on, hypervPassthrough: feature,
  hyperv: fc.constantFrom({ relaxed: {}, spinlocks: { spinlocks: 8191 }, synictimer: { direct: {} } }, { vendorid: { enabled: true, vendorid: 'x' } }),
  clock: fc.constantFrom({ utc: {}, timer: { hpet: { present: false }, rtc: { tickPolicy: 'catchup' } } }, { timezone: 'Europe/Berlin' }),
  rng: fc.constant(true), networkMultiqueue: fc.boolean(), diskMultiqueue: fc.boolean(), inputs: list(fc.record({ name, type: fc.constant('tablet'), bus: fc.constant('usb') })),
  inputDevice: fc.boolean(), graphics: fc.boolean(), video: fc.constant({ type: 'virtio' }), serialConsole: fc.boolean(), serialConsoleLog: fc.boolean(),
  memoryBalloon: fc.boolean(), vsock: fc.boolean(), hotplug: fc.constant(false), virtioTransitional: fc.boolean(), usbRedirection: fc.constant(true),
  downwardMetrics: fc.constant(true), sound: fc.record({ name, model: fc.constant('ac97') }), watchdog: fc.record({ name, i6300esb: fc.constantFrom({}, { action: 'reset' }) }),
  panicDevices: fc.constant([{ model: 'isa' }, {}]), chassis: fc.constant({ serial: 'a', sku: 'b' }),
  hostDevices: list(name), headroom: some<any>({ maxSockets: fc.nat(9), maxMemory: size }).filter(each => Object.keys(each).length > 0),
}).filter(each => Object.keys(each).length > 0).map(withBootloader);
const inline = fc.oneof(
  fc.record({ kind: fc.constantFrom('configMap', 'secret', 'sysprepConfigMap', 'sysprepSecret'), name }),
  fc.record({ kind: fc.constant('empty'), size }),
  some<any>({
    kind: fc.constant('containerImage'), image: fc.constantFrom('a/b:1', 'a/b', 'a/b@sha256:0'), path: text,
    pullPolicy: fc.constantFrom('Always', 'Never'), pullSecret: name,
  }, ['kind', 'image', 'pullPolicy']),
);
const tuning = some<any>({
  cache: fc.constantFrom('none', 'writeback'), io: fc.constant('native'), serial: name, dedicatedIoThread: fc.boolean(), errorPolicy: fc.constant('report'), tag: text,
  blockSize: fc.constantFrom({ custom: { logical: 4096, physical: 4096 } }, { matchVolume: {} }), pciAddress: text,
}).filter(each => Object.keys(each).length > 0);
const seen = { tuning, readOnly: on, bootOrder: fc.integer({ min: 1, max: 90 }).map(order => order + 9) };
const shape = fc.oneof(
  some<any>({ bus: fc.constantFrom('virtio', 'sata', 'scsi'), optical: fc.constant(true) }), some<any>({ lun: fc.constant(true), reservation: on }, ['lun']),
);
const attached = fc.oneof(
  fc.tuple(some<any>({
    name: fc.oneof(name, name.map(each => `a.${each}`)), alias: name, ...seen, existing: fc.constant(true), dataVolume: fc.constant(true), shareable: fc.boolean(),
    hotpluggable: on,
  }, ['name', 'existing']), shape).map(([each, as]) => ({ ...each, ...as })),
  some<any>({ name, bus: fc.constantFrom('virtio', 'sata'), optical: fc.constant(true), ...seen, inline }, ['name', 'inline']),
).filter(({ alias, name: own }) => alias !== own);
const choice = fc.oneof(named, named.map(each => ({ ...each, namespaced: true })), name.map(disk => ({ kind: 'inferred' as const, disk })));
const pool = some<PoolSpec>({
  replicas: fc.nat(9), selector: labels, machineLabels: fc.constant({ role: 'web' }), maxUnavailable: fc.constantFrom(1, '20%'), update: fc.constantFrom('unmanaged', 'opportunistic', 'proactive'),
  scaleInOrder: fc.constantFrom('Newest', 'Oldest', 'Random'), statePreservation: fc.constantFrom('Disabled', 'Offline', 'Online'),
  autohealing: some<any>({ failures: fc.nat(9), after: fc.nat(900) }).filter(each => Object.keys(each).length > 0),
} as never, ['replicas']);

const guest = {
  sshKeys,
  documents: fc.oneof(
    some<any>({ userData, networkData: fc.constant('version: 2\n') }), some<any>({ userDataSecret: name, networkDataSecret: name }),
    some<any>({ userDataSecret: name, networkData: fc.constant('version: 2\n') }),
  ),
  cloudInitDrive: fc.constant('configDrive'),
  cloudInitDelivery: fc.constantFrom('inline', 'inlineBase64'),
  accessCredentials: list(fc.oneof(
    fc.record({ kind: fc.constantFrom('sshKeys', 'passwordsByAgent'), secret: name }),
    fc.record({ kind: fc.constant('sshKeysByAgent'), secret: name, users: list(name) }),
  )),
};
/** Each interface has a name of its own. */
function distinct(networking: Partial<MachineSpec>): boolean {
  const names = networksOf(networking).map(interfaceName);
  return new Set(names).size === names.length;
}
const members = {
  name, labels, annotations, ...guest, cpuModel: fc.constant('Haswell'), runStrategy: strategy, evictionStrategy: fc.constantFrom('None', 'LiveMigrate', 'External'),
  hostname: name, subdomain: name, terminationGracePeriod: fc.nat(900), readinessProbe: probe, livenessProbe: probe, hardware,
  nodeSelector: fc.dictionary(name, name, { minKeys: 1, maxKeys: 2 }), nodeAffinity: list(nodeAffinity).map(ordered),
  machineAffinity: list(machineAffinity).map(ordered),
  tolerations: list(some<any>({ key: name, value: name, effect: fc.constantFrom('NoSchedule', 'NoExecute'), duration: fc.nat(900) }, ['key'])),
  fleet: name, spread: list(fc.record({ label: name, maxSkew: fc.integer({ min: 1, max: 3 }), strict: fc.boolean() })),
  gpus: fc.array(fc.constantFrom('nvidia.com/L40S', 'nvidia.com/A100'), { minLength: 1, maxLength: 3 }), named: fc.constant('first'),
  networking: fc.oneof<fc.Arbitrary<any>[]>(
    some<any>({ networks: list(fc.oneof(attachment, fc.tuple(attachment, nic).map(([each, of]) => ({ ...each, nic: of })))), networkInterface: nic }),
    list(attachment).map(networks => ({ networks, podNetwork: false })), fc.constant({ podNetwork: false }),
    fc.tuple(list(attachment), podNetwork).map(([networks, pod]) => ({ networks: [...networks, pod] })),
  ).filter(distinct),
  disks: fc.uniqueArray(attached, { minLength: 1, maxLength: 4, selector: each => each.alias ?? each.name }),
  instanceType: choice, instanceProfile: choice, resources: topology,
  podResources: fc.constantFrom({ requests: { cpu: '100m', memory: '1Gi' } }, { limits: { cpu: 2 }, overcommitGuestOverhead: true }),
  filesystems: list(fc.oneof(
    fc.record({ name: name.map(each => `fs-${each}`) }),
    fc.record({ name: name.map(each => `fs-${each}`), source: fc.record({ kind: fc.constantFrom('claim', 'dataVolume', 'configMap', 'secret', 'serviceAccount'), name }) }),
  )).filter(all => new Set(all.map(each => each.name)).size === all.length),
  podLabels: labels, podAnnotations: annotations, dnsPolicy: fc.constantFrom('None', 'ClusterFirst'), schedulerName: name, serviceAccountName: name, priorityClassName: name,
  dnsConfig: fc.constantFrom({ nameservers: ['10.0.0.53'], searches: ['a.b'] }, { options: [{ name: 'ndots', value: '2' }] }),
  left: fc.subarray(Object.values(MachineDefault)),
};
const always: (keyof MachineSpec)[] = ['name', 'runStrategy', 'evictionStrategy'];

/** Machines of KubeVirt with their choices resolved: by an instance type or by resources, in a fleet where it is spread. */
export const kubevirtMachine: fc.Arbitrary<MachineSpec> = fc.tuple(
  some<MachineSpec>({
    ...members, identity: some<any>({ uuid: fc.uuid(), serial: text }, ['uuid']),
    exposure: fc.oneof(fc.constant({ kind: 'none' as const }), fc.constant({ kind: 'wholeIp' as const }),
      fc.record({ kind: fc.constant('portList' as const), tcp, udp: list(fc.integer({ min: 1, max: 65535 }), 0) })),
  } as never, [...always, 'exposure']),
  fc.boolean(),
).map(([spec, byType]) => settled(spec, byType));

/** Pools of machines. */
export const kubevirtPool: fc.Arbitrary<MachineSpec> = fc.tuple(some<MachineSpec>({ ...members, pool } as never, [...always, 'pool']), fc.boolean())
  .map(([spec, byType]) => ({ ...settled(spec, byType), fleet: spec.name }));

type Raw = MachineSpec & {
  readonly networking?: Partial<MachineSpec>; readonly documents?: Partial<MachineSpec>;
  readonly left?: readonly MachineDefault[]; readonly named?: string;
};

function settled(raw: MachineSpec, byType: boolean): MachineSpec {
  const { networking, documents, left = [], named: first, ...machine } = raw as Raw;
  const spec: MachineSpec = { ...machine, ...networking, ...documents };
  const { cloudInitDrive, cloudInitDelivery, spread, fleet, instanceType, instanceProfile, resources: given, ...rest } = spec;
  const disks = spec.disks?.filter(({ inline: each }) => each === undefined) ?? [];
  const inferable = <T extends { readonly kind: string }>(each: T) => (
    each.kind !== 'inferred' ? each : disks.length === 0 ? undefined : { ...each, disk: disks[0].name }
  );
  const [type, profile] = [instanceType && byType && inferable(instanceType), instanceProfile && inferable(instanceProfile)];
  const hasDocument = spec.sshKeys ?? spec.userData ?? spec.networkData ?? (spec.userDataSecret === undefined
    ? spec.accessCredentials?.find(({ kind }) => kind === 'sshKeys') : undefined);
  const usesDrive = hasDocument ?? spec.userDataSecret ?? spec.networkDataSecret;
  const isDelivered = spec.userData ?? spec.networkData ?? (spec.userDataSecret === undefined ? hasDocument : undefined);
  const device = spec.gpus?.[0] ?? spec.hardware?.hostDevices?.[0];
  const whole: MachineSpec = {
    ...rest,
    ...first !== undefined && device !== undefined && { hardware: { ...spec.hardware, deviceNames: { [device]: first } } },
    ...cloudInitDrive && usesDrive && { cloudInitDrive },
    ...cloudInitDelivery && isDelivered && { cloudInitDelivery },
    ...type ? { instanceType: type } : !byType && given && { resources: given },
    ...profile && { instanceProfile: profile },
    ...fleet !== undefined && { fleet, ...spread && { spread } },
  };
  return leaving(whole, left);
}

/** Without the defaults that are left to the cluster, where they would be written. */
function leaving(spec: MachineSpec, chosen: readonly MachineDefault[]): MachineSpec {
  const result: { -readonly [K in keyof MachineSpec]: MachineSpec[K] } = { ...spec };
  const isBootable = ({ inline: of }: AttachedDiskSpec) => of === undefined || of.kind === 'containerImage' || of.kind === 'empty';
  const left = Object.values(MachineDefault).filter(each => {
    if (!chosen.includes(each)) return false;
    switch (each) {
      case MachineDefault.EVICTION_STRATEGY: delete result.evictionStrategy; return true;
      case MachineDefault.IDENTITY: delete result.identity; return !spec.pool;
      case MachineDefault.SERVICE: if (!spec.pool) result.exposure = { kind: 'none' }; return !spec.pool;
      case MachineDefault.MACHINE_LABEL: return !spec.pool || spec.pool.selector !== undefined && !spec.spread;
      case MachineDefault.POD_INTERFACE: return !spec.networks && !spec.networkInterface && spec.podNetwork === undefined;
      case MachineDefault.BOOT_ORDER: return spec.disks?.some(isBootable) === true && !spec.disks.some(({ bootOrder }) => bootOrder !== undefined);
      case MachineDefault.ARCHITECTURE: return true;
      case MachineDefault.MACHINE_TYPE: return spec.hardware?.machineType === undefined;
      default: return false;
    }
  });
  if (left.includes(MachineDefault.SERVICE)) delete result.exposure;
  return { ...result, ...left.length > 0 && { leaveToCluster: left } };
}
