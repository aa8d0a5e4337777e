import { entriesOf, expressionOf, Special } from './by-type';
import { diskIn, machineIn, selectionIn, snapshotIn } from './references';
import { Scope } from './scope';
import { BACKUP_JOB } from '../../constructs/backup/backup-job';
import { BACKUP_PLAN } from '../../constructs/backup/backup-plan';
import { RESTORE_JOB } from '../../constructs/backup/restore-job';
import { GOLDEN_IMAGE_SET } from '../../constructs/catalog/golden-image-set';
import { INSTANCE_PROFILE_SET } from '../../constructs/catalog/instance-profile-set';
import { INSTANCE_TYPE_SET } from '../../constructs/catalog/instance-type-set';
import { CONNECTIONS } from '../../constructs/isolation/connections';
import { ALLOWED_TRAFFIC, ISOLATION } from '../../constructs/isolation/network-isolation';
import { SECURITY_GROUP } from '../../constructs/isolation/security-group';
import { MIGRATION_POLICY } from '../../constructs/migration/migration-policy';
import { MACHINE_SERVICE } from '../../constructs/network/machine-service';
import { VPC } from '../../constructs/network/virtual-private-cloud';
import { CLONE } from '../../constructs/snapshot/clone';
import { SNAPSHOT_RESTORE } from '../../constructs/snapshot/restore';
import { SNAPSHOT } from '../../constructs/snapshot/snapshot';
import { TENANT } from '../../constructs/tenant/tenant';
import { BackupSubjectSpec } from '../../model/backup';
import { NodeKind, NodeSpecs } from '../../model/fleet-model';
import { MachineSelection } from '../../model/reference';
import { GroupRuleSpec } from '../../model/traffic';
import { Type } from '../../model/types';
import { call, Entries, Expression, list, literal, object, value } from '../program/expression';

/** Kinds for which each node becomes one construct. For the other kinds (machines, disks and fleets), several nodes can become one construct. */
export type SimpleKind = Exclude<NodeKind, 'machine' | 'disk' | 'fleet'>;

/** How a construct of a kind is written. */
interface KindWriter<K extends NodeKind> {
  readonly type: string;
  readonly props: Type;
  /** Properties that differ from the model. */
  special?(spec: NodeSpecs[K], scope: Scope): Special;
  /** Method calls on the construct after its creation. */
  calls?(spec: NodeSpecs[K], scope: Scope): readonly MethodCall[];
  /** The expression for a construct that exists already. Undefined for a construct that needs a constructor call. */
  existing?(spec: NodeSpecs[K], scope: Scope): Expression | undefined;
  /** The id of the construct, if the construct has no name. */
  readonly id?: string;
}

export type MethodCall = readonly [method: string, ...args: readonly Expression[]];

function subject(of: BackupSubjectSpec | undefined, scope: Scope): Special {
  return { machine: of?.kind === 'machine' ? machineIn(of, scope) : undefined, disk: of?.kind === 'disk' ? diskIn(of, scope) : undefined };
}

const WRITERS: { readonly [K in SimpleKind]: KindWriter<K> } = {
  tenant: {
    type: 'Tenant', props: TENANT,
    special: ({ parent }, scope) => ({ parent: parent && scope.construct('tenant', parent.name) }),
  },
  privateNetwork: {
    type: 'VirtualPrivateCloud', props: VPC,
    special: ({ subnets, peers }) => ({
      subnets: object(subnets.map(({ name, cidr }) => [name, value(cidr)])),
      peers: peers && list(peers.map(({ name, namespace, cidrs }) => literal({ name, namespace, cidrs }))),
    }),
  },
  securityGroup: {
    type: 'SecurityGroup', props: SECURITY_GROUP,
    special: ({ machines }, scope) => ({ machines: list(machines.map(each => selectionIn((each as { machines: any }).machines, scope))) }),
  },
  connections: {
    type: 'Connections', props: CONNECTIONS,
    special: ({ machines }, scope) => ({ machines: selectionIn((machines as { machines: any }).machines, scope) }),
    // Connections with the default name are the property `connections` of their machine or fleet.
    existing: ({ name, machines }, scope) => {
      const { machines: selection } = machines as { readonly machines: MachineSelection };
      return name === `${selection.name}-connections` ? { kind: 'property' as const, on: selectionIn(selection, scope), name: 'connections' } : undefined;
    },
    calls: ({ from = [], to = [] }, scope) => [...callsOf('allowFrom', from, scope), ...callsOf('allowTo', to, scope)],
  },
  isolation: {
    type: 'NetworkIsolation', props: ISOLATION,
    calls: ({ allowed = [] }, scope) => allowed.map(({ id, ...traffic }) => ['allow', value(id), expressionOf(ALLOWED_TRAFFIC, traffic, scope)]),
  },
  service: { type: 'MachineService', props: MACHINE_SERVICE, special: ({ machines }, scope) => ({ machines: selectionIn(machines, scope) }) },
  backupPlan: { type: 'BackupPlan', props: BACKUP_PLAN, special: (spec, scope) => subject(spec.subject, scope) },
  backupJob: { type: 'BackupJob', props: BACKUP_JOB, special: (spec, scope) => subject(spec.subject, scope) },
  restoreJob: {
    type: 'RestoreJob', props: RESTORE_JOB,
    special: (spec, scope) => ({
      ...subject(spec.subject, scope), backup: spec.backupElsewhere === undefined && scope.construct('backupJob', spec.backup) || call('Backup', 'fromName', value(spec.backup)),
    }),
  },
  snapshot: { type: 'VirtualMachineSnapshot', props: SNAPSHOT, special: ({ machine }, scope) => ({ machine: machineIn(machine, scope) }) },
  snapshotRestore: {
    type: 'VirtualMachineRestore', props: SNAPSHOT_RESTORE,
    special: ({ machine, snapshot, volumeOverrides }, scope) => ({
      snapshot: snapshotIn(snapshot, scope),
      machine: machine && machineIn(machine, scope),
      volumeOverrides: volumeOverrides && list(volumeOverrides.map(({ disk, ...more }) => object([['disk', diskIn({ name: disk }, scope)], ...entriesOfPlain(more)]))),
    }),
  },
  clone: {
    type: 'VirtualMachineClone', props: CLONE,
    special: ({ machine, snapshot }, scope) => ({ machine: machine && machineIn(machine, scope), snapshot: snapshot && snapshotIn(snapshot, scope) }),
  },
  migrationPolicy: {
    type: 'MigrationPolicy', props: MIGRATION_POLICY, special: ({ machines }, scope) => ({ machines: machines && selectionIn(machines, scope) }),
  },
  instanceTypeSet: { type: 'InstanceTypeSet', props: INSTANCE_TYPE_SET, id: 'instance-types' },
  instanceProfileSet: { type: 'InstanceProfileSet', props: INSTANCE_PROFILE_SET, id: 'instance-profiles' },
  goldenImageSet: { type: 'GoldenImageSet', props: GOLDEN_IMAGE_SET, id: 'golden-images' },
};

function callsOf(method: string, rules: readonly GroupRuleSpec[], scope: Scope): MethodCall[] {
  return rules.flatMap(({ peers, ports = [] }) => peers.map((peer): MethodCall => [
    method, ...[peer].map(each => scope.valueOf('TrafficPeer', each, undefined, scope)), ...ports.map(port => scope.valueOf('TrafficPort', port, undefined, scope)),
  ]));
}

function entriesOfPlain(data: object): Entries {
  return Object.entries(data).filter(([, each]) => each !== undefined).map(([key, each]) => [key, literal(each)]);
}

/** A construct as code: its class, its properties without the name, and the method calls on it. */
export interface WrittenKind {
  readonly type: string;
  readonly entries: Entries;
  readonly calls: readonly MethodCall[];
  readonly id?: string;
  readonly existing?: Expression;
}

export function writeKind<K extends SimpleKind>(kind: K, spec: NodeSpecs[K], scope: Scope): WrittenKind {
  const { type, props, special, calls, existing, id } = WRITERS[kind] as KindWriter<K>;
  const entries = entriesOf(props, spec, scope, { ...special?.(spec, scope), name: undefined });
  return { type, entries, calls: calls?.(spec, scope) ?? [], id, existing: existing?.(spec, scope) };
}
