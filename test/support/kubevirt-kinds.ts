import * as fc from 'fast-check';
import { annotations, labels, name, some, text, url } from './models';
import { GoldenImageSetSpec, InstanceProfileSetSpec, InstanceTypeSetSpec } from '../../src/model/catalog';
import { MigrationPolicySpec } from '../../src/model/migration';
import { QuotaSpec } from '../../src/model/quota';
import { MachineSelection } from '../../src/model/reference';
import { RemovalPolicy } from '../../src/model/removal-policy';
import { ServiceSpec } from '../../src/model/service';
import { CloneSpec, SnapshotRestoreSpec, SnapshotSpec } from '../../src/model/snapshot';
import { TenantSpec } from '../../src/model/tenant';
import { AllowedTrafficSpec, ConnectionsSpec, GroupRuleSpec, IsolationSpec, TrafficPeerSpec } from '../../src/model/traffic';

const flag = fc.boolean();
const count = fc.integer({ min: 1, max: 1000 });
const port = fc.integer({ min: 1, max: 65535 });
const yes = fc.constant(true);
const word = (...words: readonly string[]) => fc.constantFrom(...words);
const size = word('20Gi', '512Mi', '1Ti', '1536Mi', '100Ki');
const list = <T>(of: fc.Arbitrary<T>, least = 1) => fc.uniqueArray(of, { minLength: least, maxLength: 3, selector: each => JSON.stringify(each) });
const device = word('nvidia.com/A10', 'intel.com/qat', 'a.b/c');
const metadata = { name, labels, annotations };

/** The models of nodes, with all that is optional there or not. */
function spec<T extends object>(members: object, ...required: (keyof T)[]): fc.Arbitrary<T> {
  return some<T>(members as never, required);
}

const selection: fc.Arbitrary<MachineSelection> = fc.record({ kind: fc.constantFrom('machine' as const, 'fleet' as const), name });

const quota = spec<QuotaSpec>({
  vcpus: fc.constantFrom(1, 4, 0.5, 0.25, 1000),
  memory: size,
  storage: size,
  loadBalancers: fc.nat(9),
  services: fc.nat(9),
  pods: fc.nat(9),
  volumes: fc.nat(9),
  gpus: fc.dictionary(device, count, { minKeys: 1, maxKeys: 2 }),
  others: fc.dictionary(word('requests.ephemeral-storage', 'count/secrets', 'limits.cpu'), word('10Gi', '5', 'x'), { minKeys: 1 }),
});

export const tenant = spec<TenantSpec>(
  { ...metadata, parent: fc.record({ name: name.map(each => `tenant-${each}`) }), quota, removalPolicy: fc.constant(RemovalPolicy.DELETE) }, 'name',
);

const ports = fc.uniqueArray(
  spec<any>({ port, targetPort: port, protocol: word('TCP', 'UDP'), name, nodePort: port }, 'port'), { minLength: 1, maxLength: 3, selector: each => each.port },
);

export const service = spec<ServiceSpec>({
  ...metadata,
  machines: selection,
  ports,
  type: word('ClusterIP', 'NodePort', 'LoadBalancer'),
  clusterIp: word('None', '10.0.0.7'),
  externalIps: list(word('192.0.2.1', '192.0.2.2')),
  ipFamilies: list(word('IPv4', 'IPv6')),
  ipFamilyPolicy: word('SingleStack', 'RequireDualStack', 'PreferDualStack'),
  sticky: flag,
  keepsClientAddress: flag,
  sourceRanges: list(word('203.0.113.0/24', '198.51.100.0/24')),
}, 'name', 'machines');

const here: fc.Arbitrary<TrafficPeerSpec> = fc.oneof(
  selection.map(machines => ({ kind: 'machines' as const, machines, members: machines.kind === 'machine' ? [machines.name] : [] })),
  fc.constant({ kind: 'sameNamespace' as const }),
);
const anywhere: fc.Arbitrary<TrafficPeerSpec> = fc.oneof(
  here,
  fc.constant({ kind: 'anywhere' as const }),
  name.map(namespace => ({ kind: 'namespace' as const, name: namespace })),
  spec<TrafficPeerSpec & { kind: 'cidr' }>({ kind: fc.constant('cidr'), cidr: fc.constant('10.0.0.0/8'), except: list(word('10.1.0.0/16', '10.2.0.0/16')) }, 'kind', 'cidr'),
  fc.tuple(selection, name).map(([machines, namespace]) => ({
    kind: 'machines' as const,
    machines: { ...machines, elsewhere: { namespace: `other-${namespace}`, otherCluster: false } },
    members: machines.kind === 'machine' ? [machines.name] : [],
  })),
);
const trafficPorts = list(spec<any>({ protocol: word('TCP', 'UDP'), port, last: port }, 'protocol', 'port'));
const traffic = (id: fc.Arbitrary<string>) => fc.oneof(
  spec<AllowedTrafficSpec>({ id, from: anywhere, to: here, ports: trafficPorts }, 'id', 'to'),
  spec<AllowedTrafficSpec>({ id, from: here, to: anywhere, ports: trafficPorts }, 'id', 'from'),
);

/** Traffic without effect, because its end here is not isolated in that direction, is an error. */
export const isolation = spec<IsolationSpec>({
  name,
  ingress: flag,
  egress: flag,
  dns: flag,
  diskImports: flag,
  allowed: fc.uniqueArray(traffic(name), { minLength: 1, maxLength: 3, selector: ({ id }) => id }),
}, 'name').filter(({ ingress = true, egress = true, allowed = [] }) => (ingress || egress) && allowed.every(({ from, to }) => (
  ingress && isHere(to) || egress && isHere(from)
)));

const rules = fc.array(spec<GroupRuleSpec>({
  peers: fc.oneof(fc.constant([{ kind: 'anywhere' as const }]), fc.array(anywhere.filter(({ kind }) => kind !== 'anywhere'), { minLength: 1, maxLength: 3 })),
  ports: trafficPorts,
}, 'peers'), { minLength: 1, maxLength: 3 });

/** Of machines of the namespace. Egress is written only with an isolation. */
export const connections = spec<ConnectionsSpec>({
  name: name.map(each => `of-${each}`),
  machines: here.filter(({ kind }) => kind === 'machines'),
  from: rules,
  to: rules,
}, 'name', 'machines', 'from');

function isHere(peer: TrafficPeerSpec | undefined): boolean {
  return peer?.kind === 'sameNamespace' || peer?.kind === 'machines' && !peer.machines.elsewhere;
}

const reference = fc.record({ name });

export const snapshot = spec<SnapshotSpec>(
  { ...metadata, machine: reference, failureDeadline: count, keepsContent: flag, removalPolicy: fc.constant(RemovalPolicy.DELETE) }, 'name', 'machine',
);

const patches = list(word('{"op":"remove","path":"/spec/a"}', '{"op":"replace","path":"/metadata/labels/b","value":"c"}'));

/** The target is the machine of the snapshot, in the same chart, or a new machine. */
export const restore = spec<SnapshotRestoreSpec>({
  ...metadata,
  snapshot: fc.constant({ name: 'of-db', machine: { name: 'db' } }),
  newMachine: name.map(each => `new-${each}`),
  volumes: word('PrefixTargetName', 'RandomizeNames'),
  whenRunning: word('StopTarget', 'WaitGracePeriod', 'FailImmediate', 'WaitEventually'),
  volumeOwner: word('Vm', 'None'),
  volumeOverrides: fc.uniqueArray(spec<any>({ disk: name, name, labels, annotations }, 'disk', 'name'), { minLength: 1, maxLength: 2, selector: each => each.disk }),
  patches,
  appliedByEngine: yes,
}, 'name', 'snapshot');

const filters = list(word('*', '!example.com/*', 'a', 'b/*'));

export const clone = fc.tuple(spec<CloneSpec>({
  ...metadata,
  target: name,
  macAddresses: fc.dictionary(word('default', 'storage'), word('02:00:00:00:00:01', '02:00:00:00:00:02'), { minKeys: 1 }),
  serial: text,
  labelFilters: filters,
  annotationFilters: filters,
  templateLabelFilters: filters,
  templateAnnotationFilters: filters,
  volumes: word('PrefixTargetName', 'RandomizeNames'),
  patches,
  appliedByEngine: yes,
}, 'name', 'target'), fc.oneof(reference.map(machine => ({ machine })), reference.map(of => ({ snapshot: of })))).map(([own, source]): CloneSpec => ({ ...own, ...source }));

const member = fc.record({ kind: fc.constant('machine' as const), name, fleet: name });

export const migrationPolicy = fc.tuple(spec<MigrationPolicySpec>({
  ...metadata,
  bandwidthPerSecond: size,
  timePerGibibyte: count,
  allowAutoConverge: flag,
  allowPostCopy: flag,
  allowWorkloadDisruption: flag,
  maxDowntime: count,
}, 'name'), fc.oneof(fc.constant({}), fc.constant({ everywhere: true }), fc.oneof(selection, member).map(machines => ({ machines }))))
  .map(([own, machines]): MigrationPolicySpec => ({ ...own, ...machines }));

const distinct = <T extends { readonly name: string }>(item: fc.Arbitrary<T>) => (
  fc.uniqueArray(item, { minLength: 1, maxLength: 3, selector: each => each.name })
);

export const instanceTypeSet: fc.Arbitrary<InstanceTypeSetSpec> = fc.record({
  instanceTypes: distinct(spec<InstanceTypeSetSpec['instanceTypes'][number]>({
    name,
    vcpus: count,
    memory: size,
    namespaced: flag,
    dedicatedCpu: flag,
    isolatedEmulator: flag,
    maxSockets: count,
    hugePages: word('2Mi', '1Gi'),
    overcommitPercent: fc.nat(100),
    gpus: fc.array(device, { maxLength: 3 }),
    hostDevices: fc.array(device, { maxLength: 3 }),
    ioThreads: word('auto', 'shared'),
    nodeSelector: labels,
  }, 'name', 'vcpus', 'memory')),
});

const firmware = spec<any>({ uefi: flag, secureBoot: flag, tpm: flag, persistent: flag })
  // Secure boot needs UEFI, and a persistent state needs UEFI or a TPM.
  .filter(({ uefi, secureBoot, tpm, persistent }) => !(uefi === false && secureBoot) && (persistent === undefined || uefi || secureBoot || tpm));

export const instanceProfileSet: fc.Arbitrary<InstanceProfileSetSpec> = fc.record({
  instanceProfiles: distinct(spec<InstanceProfileSetSpec['instanceProfiles'][number]>({
    name,
    minVcpus: count,
    minMemory: size,
    architecture: word('amd64', 'arm64'),
    namespaced: flag,
    cpuTopology: fc.oneof(
      word('sockets', 'cores', 'threads', 'any').map(kind => ({ kind })),
      fc.record({ kind: fc.constant('spread'), across: word('SocketsCores', 'CoresThreads'), ratio: count }),
    ),
    diskBus: word('virtio', 'sata'),
    cdromBus: word('scsi', 'sata'),
    networkModel: word('virtio', 'e1000e'),
    firmware,
    machineType: word('q35', 'pc-q35-rhel9.6.0'),
    storageClass: name,
    terminationGracePeriod: fc.nat(600),
  }, 'name')),
});

const imageSource = fc.oneof(
  fc.record({ kind: fc.constant('http'), url }),
  fc.record({ kind: fc.constant('registry'), url: fc.constant('docker://quay.io/a/b:1'), schedule: word('0 4 * * *', '', '@every 6h') }),
);

export const goldenImageSet = spec<GoldenImageSetSpec>({
  images: distinct(spec<GoldenImageSetSpec['images'][number]>(
    { name, source: imageSource, size, storageClass: name, instanceType: name, profile: name }, 'name', 'source', 'size',
  )),
  cloneableFrom: fc.uniqueArray(name, { maxLength: 3 }).map(names => names.sort()),
  createNamespace: flag,
}, 'images');
