/** Values of every field of the kinds other than machines, each in an otherwise valid object. A missing field does not compile. */
import { EveryField } from './hardware-fields';
import { PLAIN } from './machine-fields';
import { GoldenImageSetSpec, ImageSpec, InstanceProfileSpec, InstanceTypeSpec } from '../../src/model/catalog';
import { DiskSpec } from '../../src/model/disk';
import { NodeKind, NodeSpecs } from '../../src/model/fleet-model';
import { MigrationPolicySpec } from '../../src/model/migration';
import { PoolSpec } from '../../src/model/pool';
import { QuotaSpec } from '../../src/model/quota';
import { RemovalPolicy } from '../../src/model/removal-policy';
import { ServiceSpec } from '../../src/model/service';
import { CloneSpec, SnapshotRestoreSpec, SnapshotSpec } from '../../src/model/snapshot';
import { ConnectionsSpec, IsolationSpec } from '../../src/model/traffic';
import { Spec } from '../../test/support/models';

export type Optional<S> = EveryField<Omit<S, 'name' | 'labels' | 'annotations'>>;

const web = { kind: 'machine', name: 'web' } as const;
const URL = 'https://example.com/a.img';
const SECRETS = { secret: 's', certificates: 'c' };

const POOL: EveryField<PoolSpec> = {
  replicas: [{ replicas: 0 }, { replicas: 3 }],
  selector: [{ selector: { app: 'shop' }, machineLabels: { app: 'shop' } }],
  machineLabels: [{ machineLabels: { role: 'web' } }],
  maxUnavailable: [{ maxUnavailable: 1 }, { maxUnavailable: '20%' }],
  update: ['unmanaged', 'opportunistic', 'proactive'].map(update => ({ update })),
  scaleInOrder: ['Newest', 'Oldest', 'Random'].map(scaleInOrder => ({ scaleInOrder })),
  statePreservation: ['Disabled', 'Offline', 'Online'].map(statePreservation => ({ statePreservation })),
  autohealing: [{ autohealing: { failures: 3 } }, { autohealing: { failures: 3, after: 300 } }],
};

const DISK: Optional<DiskSpec> = {
  source: ([
    { kind: 'blank' }, { kind: 'upload' }, { kind: 'http', url: URL },
    { kind: 'http', url: URL, ...SECRETS, headers: ['a: b'], secretHeaders: ['h'] },
    { kind: 'registry', url: 'docker://quay.io/a/b:1', ...SECRETS }, { kind: 'registry', url: 'docker://quay.io/a/b:1', pulledByNode: true },
    { kind: 'registry', imageStream: 'a', pulledByNode: true }, { kind: 's3', url: URL, ...SECRETS }, { kind: 'gcs', url: URL, secret: 's' },
    { kind: 'imageio', url: URL, diskId: '1', ...SECRETS },
    { kind: 'vddk', url: URL, uuid: '1', backingFile: '[a] b.vmdk', thumbprint: '20:6C', secret: 's' },
    { kind: 'vddk', url: URL, uuid: '1', backingFile: '[a] b.vmdk', thumbprint: '20:6C', secret: 's', initImage: 'quay.io/a/b:1' },
    { kind: 'reference', to: 'pvc', name: 'a' }, { kind: 'reference', to: 'snapshot', name: 'a' },
  ] as const).map(source => ({ source })),
  size: ['20Gi', '512Mi', '1536Mi', '100G', '1Ti'].map(size => ({ size })),
  storageClass: [{ storageClass: 'fast' }],
  accessMode: [{ accessMode: 'ReadWriteOnce' }, { accessMode: 'ReadWriteMany', volumeMode: 'Block' }],
  volumeMode: [{ volumeMode: 'Block' }, { volumeMode: 'Filesystem' }],
  preallocation: [{ preallocation: true }, { preallocation: false }],
  serviceAccountName: [{ serviceAccountName: 'importer' }],
  request: [{ request: 'pvc', accessMode: 'ReadWriteOnce' }],
  templateHead: [{ templateHead: { kind: 'DataVolume' } }],
  optical: [{ optical: true }],
  removalPolicy: [{ removalPolicy: RemovalPolicy.DELETE }, { removalPolicy: RemovalPolicy.RETAIN }],
  machine: [{ machine: 'web' }],
};

export const QUOTA: Omit<EveryField<QuotaSpec>, 'warnAbove'> = {
  vcpus: [{ vcpus: 4 }, { vcpus: 0.5 }],
  memory: [{ memory: '8Gi' }, { memory: '1024Mi' }],
  storage: [{ storage: '100Gi' }],
  loadBalancers: [{ loadBalancers: 0 }, { loadBalancers: 2 }],
  services: [{ services: 5 }],
  pods: [{ pods: 5 }],
  volumes: [{ volumes: 5 }],
  gpus: [{ gpus: { 'nvidia.com/A10': 1 } }],
  others: [{ others: { 'count/secrets': '5' } }, { others: { 'requests.ephemeral-storage': '10Gi' } }],
};

const SERVICE: Optional<ServiceSpec> = {
  machines: [{ machines: { kind: 'fleet', name: 'webs' } }],
  ports: [{ ports: [{ port: 80 }] }, { ports: [{ port: 80, targetPort: 8080, protocol: 'UDP', name: 'a' }] }, { ports: [{ port: 80, nodePort: 30080 }], type: 'NodePort' }],
  type: [{ type: 'NodePort' }, { type: 'LoadBalancer' }, { type: 'ClusterIP' }],
  clusterIp: [{ clusterIp: 'None' }, { clusterIp: '10.96.0.77' }],
  externalIps: [{ externalIps: ['192.0.2.1'] }],
  ipFamilies: [{ ipFamilies: ['IPv4'] }, { ipFamilies: ['IPv6'] }, { ipFamilies: ['IPv4', 'IPv6'], ipFamilyPolicy: 'RequireDualStack' }],
  ipFamilyPolicy: ['SingleStack', 'PreferDualStack', 'RequireDualStack'].map(ipFamilyPolicy => ({ ipFamilyPolicy })),
  sticky: [{ sticky: true }, { sticky: false }],
  keepsClientAddress: [{ type: 'LoadBalancer', keepsClientAddress: true }, { type: 'LoadBalancer', keepsClientAddress: false }],
  sourceRanges: [{ type: 'LoadBalancer', sourceRanges: ['203.0.113.0/24'] }],
};

const here = { kind: 'sameNamespace' } as const;
const ISOLATION: Optional<IsolationSpec> = {
  ingress: [{ ingress: false }, { ingress: true }],
  egress: [{ egress: false }, { egress: true }],
  dns: [{ dns: false }, { dns: true }],
  diskImports: [{ diskImports: true }, { diskImports: false }],
  allowed: ([
    { kind: 'anywhere' }, { kind: 'namespace', name: 'far' }, { kind: 'cidr', cidr: '10.0.0.0/8' }, { kind: 'cidr', cidr: '10.0.0.0/8', except: ['10.1.0.0/16'] }, here,
    { kind: 'machines', machines: web, members: ['web'] },
  ] as const).flatMap(peer => [
    { allowed: [{ id: 'in', from: peer, to: here }] }, { allowed: [{ id: 'out', from: here, to: peer, ports: [{ protocol: 'TCP', port: 80, last: 90 }] }] },
  ] as const),
};

const RULES = ([
  { kind: 'anywhere' }, { kind: 'namespace', name: 'far' }, { kind: 'cidr', cidr: '10.0.0.0/8', except: ['10.1.0.0/16'] }, here,
  { kind: 'machines', machines: { kind: 'machine', name: 'db' }, members: ['db'] },
] as const).flatMap(peer => [[{ peers: [peer] }], [{ peers: [peer, here], ports: [{ protocol: 'UDP', port: 53 }, { protocol: 'TCP', port: 80, last: 90 }] }]] as const);

const CONNECTIONS: Omit<EveryField<ConnectionsSpec>, 'name' | 'machines'> = { from: RULES.map(from => ({ from })), to: RULES.map(to => ({ to })) };

const SNAPSHOT: Optional<SnapshotSpec> = {
  machine: [{ machine: { name: 'db' } }],
  failureDeadline: [{ failureDeadline: 60 }],
  keepsContent: [{ keepsContent: true }, { keepsContent: false }],
  removalPolicy: [{ removalPolicy: RemovalPolicy.DELETE }],
};

const RESTORE: Optional<SnapshotRestoreSpec> = {
  snapshot: [{ snapshot: { name: 'before', machine: { name: 'web' } } }],
  machine: [{ machine: { name: 'web' } }],
  newMachine: [{ newMachine: 'copy' }],
  volumes: ['PrefixTargetName', 'RandomizeNames'].map(volumes => ({ newMachine: 'copy', volumes })),
  whenRunning: ['StopTarget', 'WaitGracePeriod', 'FailImmediate', 'WaitEventually'].map(whenRunning => ({ whenRunning })),
  volumeOwner: ['Vm', 'None'].map(volumeOwner => ({ volumeOwner })),
  volumeOverrides: [{ volumeOverrides: [{ disk: 'data', name: 'data2', labels: { a: 'b' }, annotations: { c: 'd' } }] }],
  patches: [{ newMachine: 'copy', patches: ['{"op": "replace", "path": "/spec/runStrategy", "value": "Halted"}'] }],
  appliedByEngine: [{ appliedByEngine: true }],
};

const CLONE: Optional<CloneSpec> = {
  machine: [{ machine: { name: 'db' } }],
  snapshot: [{ machine: undefined, snapshot: { name: 'before' } }],
  target: [{ target: 'web3' }],
  macAddresses: [{ macAddresses: { default: '02:00:00:00:00:01' } }],
  serial: [{ serial: 'A1' }],
  labelFilters: [{ labelFilters: ['*', '!a/*'] }],
  annotationFilters: [{ annotationFilters: ['*'] }],
  templateLabelFilters: [{ templateLabelFilters: ['*'] }],
  templateAnnotationFilters: [{ templateAnnotationFilters: ['*'] }],
  volumes: ['PrefixTargetName', 'RandomizeNames'].map(volumes => ({ volumes })),
  patches: [{ patches: ['{"op": "remove", "path": "/spec/template/metadata/labels/a"}'] }],
  appliedByEngine: [{ appliedByEngine: true }],
};

const MIGRATION: Optional<MigrationPolicySpec> = {
  machines: [{ machines: { kind: 'fleet', name: 'webs' } }],
  everywhere: [{ machines: undefined, everywhere: true }],
  bandwidthPerSecond: [{ bandwidthPerSecond: '1Gi' }, { bandwidthPerSecond: '64Mi' }],
  timePerGibibyte: [{ timePerGibibyte: 9 }],
  allowAutoConverge: [{ allowAutoConverge: true }, { allowAutoConverge: false }],
  allowPostCopy: [{ allowPostCopy: true }, { allowPostCopy: false }],
  allowWorkloadDisruption: [{ allowWorkloadDisruption: true }, { allowWorkloadDisruption: false }],
  maxDowntime: [{ maxDowntime: 500 }],
};

const IMAGE: Omit<EveryField<ImageSpec>, 'name' | 'image'> = {
  source: [{ source: { kind: 'http', url: URL } }, { source: { kind: 'registry', url: 'docker://quay.io/a/b:1', schedule: '0 4 * * *' } }],
  size: ['20Gi', '1536Mi'].map(size => ({ size })),
  storageClass: [{ storageClass: 'fast' }],
  instanceType: [{ instanceType: 'u1.medium' }],
  profile: [{ profile: 'fedora' }],
};

const IMAGE_SET: Omit<EveryField<GoldenImageSetSpec>, 'images'> = {
  cloneableFrom: [{ cloneableFrom: ['shop'] }, { cloneableFrom: [] }],
  createNamespace: [{ createNamespace: true }, { createNamespace: false }],
};

const TYPE: Omit<EveryField<InstanceTypeSpec>, 'name' | 'special'> = {
  vcpus: [{ vcpus: 4 }],
  memory: [{ memory: '3Gi' }],
  namespaced: [{ namespaced: true }],
  dedicatedCpu: [{ dedicatedCpu: true }, { dedicatedCpu: false }],
  isolatedEmulator: [{ dedicatedCpu: true, isolatedEmulator: true }, { isolatedEmulator: false }],
  maxSockets: [{ maxSockets: 4 }],
  hugePages: [{ hugePages: '2Mi' }],
  overcommitPercent: [{ overcommitPercent: 15 }, { overcommitPercent: 0 }],
  gpus: [{ gpus: ['nvidia.com/A10'] }, { gpus: [] }],
  hostDevices: [{ hostDevices: ['intel.com/qat'] }],
  ioThreads: [{ ioThreads: 'auto' }],
  nodeSelector: [{ nodeSelector: { zone: 'a' } }, { nodeSelector: {} }],
};

const PROFILE: Omit<EveryField<InstanceProfileSpec>, 'name'> = {
  minVcpus: [{ minVcpus: 2, minMemory: '1Gi' }],
  minMemory: [{ minMemory: '1Gi' }],
  architecture: [{ architecture: 'amd64' }],
  namespaced: [{ namespaced: true }],
  cpuTopology: [{ cpuTopology: { kind: 'cores' } }, { cpuTopology: { kind: 'spread', across: 'SocketsCores', ratio: 2 } }],
  diskBus: [{ diskBus: 'scsi' }],
  cdromBus: [{ cdromBus: 'sata' }],
  networkModel: [{ networkModel: 'e1000' }],
  firmware: [{ firmware: { uefi: true } }, { firmware: { secureBoot: true, tpm: true, persistent: true } }],
  machineType: [{ machineType: 'q35' }],
  storageClass: [{ storageClass: 'fast' }],
  terminationGracePeriod: [{ terminationGracePeriod: 60 }, { terminationGracePeriod: 0 }],
};

const OWN_IMAGE: ImageSpec = { name: 'own', source: { kind: 'http', url: URL }, size: '10Gi' };

/** A value of a field in an object of its kind. */
export interface KindField {
  readonly kind: NodeKind;
  readonly field: string;
  readonly spec: object;
  /** Objects that it needs. */
  readonly others?: readonly Spec[];
}

export function each<K extends NodeKind>(kind: K, base: NodeSpecs[K], fields: object): KindField[] {
  const metadata = { labels: [{ labels: { app: 'shop' } }, { labels: {} }], annotations: [{ annotations: { 'example.com/owner': 'ops' } }, { annotations: {} }] };
  return Object.entries({ ...fields, ...kind !== 'isolation' && kind !== 'connections' && metadata } as Record<string, readonly object[]>)
    .flatMap(([field, values]) => values.map(more => ({ kind, field, spec: JSON.parse(JSON.stringify({ ...base, ...more })) })));
}

/** Fields of a part of a kind, in a complete object. */
export const within = (kind: NodeKind, prefix: string, fields: object, whole: (part: object) => object): KindField[] => (
  Object.entries(fields as Record<string, readonly object[]>).flatMap(([field, values]) => values.map(part => ({ kind, field: `${prefix}${field}`, spec: whole(part) })))
);

export const OTHER_FIELDS: readonly KindField[] = [
  ...within('machine', 'pool.', POOL, pool => {
    const { exposure: _, ...machine } = PLAIN;
    return { ...machine, fleet: machine.name, disks: [{ name: 'system', bus: 'virtio', inline: { kind: 'containerImage', image: 'a/b:1', pullPolicy: 'Always' } }], pool: { replicas: 1, ...pool } };
  }),
  ...each('disk', { name: 'data', size: '20Gi', source: { kind: 'blank' } }, DISK),
  ...each('tenant', { name: 'team' }, { parent: [{ parent: { name: 'outer' } }], removalPolicy: [{ removalPolicy: RemovalPolicy.RETAIN }] }),
  ...within('tenant', 'quota.', QUOTA, quota => ({ name: 'team', quota })),
  ...each('service', { name: 'db', machines: web, ports: [{ port: 80 }] }, SERVICE),
  ...each('isolation', { name: 'deny' }, ISOLATION),
  // Without an isolation, rules for outgoing traffic are not written.
  ...each('connections', { name: 'db-connections', machines: { kind: 'machines', machines: web, members: ['web'] } }, CONNECTIONS)
    .map(field => ({ ...field, others: [{ kind: 'isolation', spec: { name: 'deny' } } as const] })),
  ...each('snapshot', { name: 'before', machine: { name: 'web' } }, SNAPSHOT),
  ...each('snapshotRestore', { name: 'back-2026-11-26', snapshot: { name: 'before', machine: { name: 'web' } } }, RESTORE),
  ...each('clone', { name: 'copy', machine: { name: 'web' }, target: 'web2' }, CLONE),
  ...each('migrationPolicy', { name: 'slow', machines: web, bandwidthPerSecond: '1Gi' }, MIGRATION),
  ...within('instanceTypeSet', '', TYPE, type => ({ instanceTypes: [{ name: 'own', vcpus: 2, memory: '2Gi', ...type }] })),
  ...within('instanceProfileSet', '', PROFILE, profile => ({ instanceProfiles: [{ name: 'own', ...profile }] })),
  ...within('goldenImageSet', '', IMAGE, image => ({ images: [{ ...OWN_IMAGE, ...image }] })),
  ...within('goldenImageSet', '', IMAGE_SET, set => ({ images: [OWN_IMAGE], ...set })),
];
