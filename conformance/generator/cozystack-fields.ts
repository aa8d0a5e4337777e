/** Values of every field that Cozystack has, each in an otherwise valid object. A missing field does not compile. */
import { EveryField } from './hardware-fields';
import { each, KindField, Optional, QUOTA, within } from './other-fields';
import { BackupJobSpec, BackupPlanSpec, RestoreJobSpec } from '../../src/model/backup';
import { DiskSpec } from '../../src/model/disk';
import { MachineSpec } from '../../src/model/machine';
import { MachineDefault } from '../../src/model/machine-default';
import { PrivateNetworkSpec } from '../../src/model/private-network';
import { RemovalPolicy } from '../../src/model/removal-policy';
import { TenantSpec } from '../../src/model/tenant';
import { Spec } from '../../test/support/models';

const KEY = 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAILCsSyY8s1Ew9Z2Vk5ZFWkpXWRNy0sz2+/LZzSC3uZaj ops@example.com';

const DISK: DiskSpec = { name: 'system', size: '20Gi', source: { kind: 'blank' } };
const MACHINE: MachineSpec = {
  name: 'web', runStrategy: 'Always', exposure: { kind: 'none' }, instanceType: { kind: 'named', name: 'u1.medium' }, disks: [{ name: 'system', bus: 'virtio' }],
};
const SIZE = { cores: 2, sockets: 1, memory: '4Gi' };

/** A chart looks up the volumes of its machine. */
const DISKS: readonly Spec[] = [{ kind: 'disk', spec: DISK }, { kind: 'disk', spec: { ...DISK, name: 'data' } }];

type MachineFields = 'instanceType' | 'resources' | 'instanceProfile' | 'disks' | 'exposure' | 'runStrategy' | 'networks' | 'gpus' | 'cpuModel' | 'sshKeys'
| 'userData' | 'cloudInitSeed' | 'leaveToCluster' | 'fleet';

const MACHINE_FIELDS: EveryField<Pick<MachineSpec, MachineFields>> = {
  instanceType: [{ instanceType: { kind: 'named', name: 'u1.large' } }],
  resources: [{ instanceType: undefined, resources: SIZE }, { instanceType: undefined, resources: { ...SIZE, sockets: 2 } }],
  instanceProfile: [{ instanceProfile: { kind: 'named', name: 'ubuntu' } }, { instanceProfile: { kind: 'named', name: 'nonsense' } }],
  disks: [{ disks: [{ name: 'system', bus: 'virtio' }, { name: 'data', bus: 'scsi' }] }, { disks: [{ name: 'system', bus: 'sata' }] }],
  exposure: [
    { exposure: { kind: 'wholeIp' } }, { exposure: { kind: 'portList', tcp: [22, 80], udp: [] } },
    { exposure: { kind: 'portList', tcp: [22], udp: [], allowIcmp: false } },
  ],
  runStrategy: ['Halted', 'Manual', 'RerunOnFailure', 'Once'].map(runStrategy => ({ runStrategy })),
  networks: [{ networks: [{ kind: 'named', name: 'subnet-0a1b2c3d' }] }],
  gpus: [{ gpus: ['nvidia.com/AD102GL_L40S'] }, { gpus: [] }],
  cpuModel: [{ cpuModel: 'host-passthrough' }],
  sshKeys: [{ sshKeys: [KEY] }],
  userData: [{ userData: '#cloud-config\npackages: [nginx]\n' }],
  cloudInitSeed: [{ userData: '#cloud-config\npackages: [nginx]\n', cloudInitSeed: '2' }],
  leaveToCluster: Object.values(MachineDefault).map(name => ({ leaveToCluster: [name] })),
  fleet: [{ fleet: 'webs' }],
};

const DISK_FIELDS: EveryField<Pick<DiskSpec, 'source' | 'size' | 'storageClass' | 'optical' | 'removalPolicy' | 'machine'>> = {
  source: ([
    { kind: 'upload' }, { kind: 'http', url: 'https://example.com/a.img' }, { kind: 'image', image: { name: 'debian-13' } }, { kind: 'disk', name: 'system' },
  ] as const).map(source => ({ source })),
  size: ['20Gi', '1024Mi', '100G', '1Ti'].map(size => ({ size })),
  storageClass: [{ storageClass: 'replicated' }],
  optical: [{ optical: true }, { optical: false }],
  removalPolicy: [{ removalPolicy: RemovalPolicy.RETAIN }, { removalPolicy: RemovalPolicy.DELETE }],
  machine: [{ machine: 'web' }],
};

const TENANT: Omit<Optional<TenantSpec>, 'quota' | 'parent'> = {
  host: [{ host: 'example.com' }],
  etcd: [{ etcd: true }, { etcd: false }],
  monitoring: [{ monitoring: true }, { monitoring: false }],
  ingress: [{ ingress: true }, { ingress: false }],
  seaweedfs: [{ seaweedfs: true }, { seaweedfs: false }],
  gateway: [{ gateway: true }, { gateway: false }],
  isolated: [{ isolated: true }],
  schedulingClass: [{ schedulingClass: 'spread' }],
  removalPolicy: [{ removalPolicy: RemovalPolicy.RETAIN }],
};

const SUBNET = { name: 'a', cidr: '172.16.1.0/24' };
const NETWORK: Optional<PrivateNetworkSpec> = {
  subnets: [{ subnets: [SUBNET, { name: 'b', cidr: '172.16.2.0/24' }] }, { subnets: [] }],
  peers: [{ peers: [{ name: 'far', namespace: 'tenant-far' }] }],
  routes: [{ routes: [{ cidr: '10.0.0.0/8', nextHop: '172.16.1.9' }] }],
};

const subject = { kind: 'machine', name: 'web' } as const;
const PLAN: Optional<BackupPlanSpec> = {
  subject: [{ subject: { kind: 'disk', name: 'data' } }],
  backupClass: [{ backupClass: 'offsite' }],
  schedule: [{ schedule: '30 2 * * *' }, { schedule: '@daily' }],
};
const JOB: Optional<BackupJobSpec> = { subject: PLAN.subject, backupClass: PLAN.backupClass };
const RESTORE: Omit<Optional<RestoreJobSpec>, 'backupElsewhere'> = {
  backup: [{ backup: 'weekly' }],
  subject: [{ subject: { kind: 'disk', name: 'data' } }],
  targetNamespace: [{ targetNamespace: 'tenant-copy' }],
  targetName: [{ targetName: 'copy' }],
  overwrite: [{ overwrite: true }, { overwrite: false }],
  keepOriginalVolumes: [{ keepOriginalVolumes: true }, { keepOriginalVolumes: false }],
  keepAddresses: [{ keepAddresses: true }, { keepAddresses: false }],
  appliedByEngine: [{ appliedByEngine: true }],
};

const needing = (others: readonly Spec[], fields: readonly KindField[]): KindField[] => fields.map(field => ({ ...field, others }));

export const COZYSTACK_FIELDS: readonly KindField[] = [
  ...needing(DISKS, each('machine', MACHINE, MACHINE_FIELDS)),
  ...needing(DISKS.slice(0, 1), each('disk', { ...DISK, name: 'data' }, DISK_FIELDS)),
  ...each('tenant', { name: 'team' }, TENANT),
  ...within('tenant', 'quota.', QUOTA, quota => ({ name: 'team', quota })),
  ...each('privateNetwork', { name: 'net', subnets: [SUBNET] }, NETWORK),
  ...each('backupPlan', { name: 'nightly', subject, schedule: '0 1 * * *' }, PLAN),
  ...each('backupJob', { name: 'now', subject }, JOB),
  ...each('restoreJob', { name: 'back-2026-11-26', backup: 'nightly', subject }, RESTORE),
];
