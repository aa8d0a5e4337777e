import { BackupJobSpec, BackupPlanSpec, RestoreJobSpec } from './backup';
import { GoldenImageSetSpec, InstanceProfileSetSpec, InstanceTypeSetSpec } from './catalog';
import { DiskSpec } from './disk';
import { MachineSpec } from './machine';
import { MigrationPolicySpec } from './migration';
import { FieldOrigins } from './origin';
import { OverlaySpec } from './overlay';
import { PlatformRef } from './platform';
import { PrivateNetworkSpec } from './private-network';
import { QuotaSpec } from './quota';
import { ServiceSpec } from './service';
import { CloneSpec, SnapshotRestoreSpec, SnapshotSpec } from './snapshot';
import { TenantSpec } from './tenant';
import { ConnectionsSpec, IsolationSpec, SecurityGroupSpec } from './traffic';
import { Problem } from '../findings/problem';

/** The version of the model's format. The version increases when programs that read the old format would misread the new format. */
export const MODEL_VERSION = 1;

/** A fleet: machines with the same properties. Each machine is a separate node of the model. */
export interface FleetSpec {
  readonly name: string;
  readonly members: readonly string[];
}

/** The spec of each kind of node. */
export interface NodeSpecs {
  readonly machine: MachineSpec;
  readonly disk: DiskSpec;
  readonly fleet: FleetSpec;
  readonly tenant: TenantSpec;
  readonly privateNetwork: PrivateNetworkSpec;
  readonly securityGroup: SecurityGroupSpec;
  readonly isolation: IsolationSpec;
  readonly connections: ConnectionsSpec;
  readonly service: ServiceSpec;
  readonly backupPlan: BackupPlanSpec;
  readonly backupJob: BackupJobSpec;
  readonly restoreJob: RestoreJobSpec;
  readonly snapshot: SnapshotSpec;
  readonly snapshotRestore: SnapshotRestoreSpec;
  readonly clone: CloneSpec;
  readonly migrationPolicy: MigrationPolicySpec;
  readonly instanceTypeSet: InstanceTypeSetSpec;
  readonly instanceProfileSet: InstanceProfileSetSpec;
  readonly goldenImageSet: GoldenImageSetSpec;
}

export type NodeKind = keyof NodeSpecs;

/** A construct of one kind, as plain data. */
export interface NodeOf<K extends NodeKind> {
  readonly kind: K;
  /** Path of the construct, e.g. `prod/web`. */
  readonly path: string;
  /** Path of the construct's chart; missing for a construct outside of all charts, which is an error. */
  readonly chart?: string;
  readonly namespace?: string;
  readonly spec: NodeSpecs[K];
  /** The overlays of the construct's objects, in the order in which the overlays are applied. */
  readonly overlays?: readonly OverlaySpec[];
  /** The origins of fields of the spec; missing in a model that was read from manifests. */
  readonly origins?: FieldOrigins;
  /** The problems of the construct's properties. */
  readonly faults?: readonly Problem[];
  /** Set if properties had values of the wrong type. The spec then has no meaning. */
  readonly isInvalid?: true;
}

export type ModelNode = { readonly [K in NodeKind]: NodeOf<K> }[NodeKind];

/** A chart: the common values of its objects. */
export interface ChartModel {
  readonly path: string;
  readonly namespace?: string;
  readonly labels?: Readonly<Record<string, string>>;
  /** The quota of the chart's namespace, if another tool manages the quota. */
  readonly quota?: QuotaSpec;
}

/** An object in a chart that a construct of this library did not create. The model does not have the content of the object. */
export interface OtherObjectModel {
  readonly path: string;
  readonly apiVersion: string;
  readonly kind: string;
  readonly name: string;
  readonly namespace?: string;
  /** The keys of the object's annotations. */
  readonly annotations?: readonly string[];
  /** Set if no platform is set for the object. It may then be in another cluster. */
  readonly hasNoPlatform?: true;
}

/** One cluster: a platform at a version, its charts, and their nodes. */
export interface ClusterModel {
  /** Missing if no platform is set, which is an error. */
  readonly platform?: PlatformRef;
  readonly charts: readonly ChartModel[];
  readonly nodes: readonly ModelNode[];
  /** Objects that no construct of this library created. */
  readonly objects?: readonly OtherObjectModel[];
}

/** Why a warning is accepted, for a construct and everything below it. */
export interface AcknowledgementModel {
  readonly path: string;
  readonly code: string;
  readonly reason: string;
}

/** The problems of a construct that is not a node, e.g. of an app, a chart, or a scope with defaults. */
export interface FaultModel {
  readonly path: string;
  readonly problems: readonly Problem[];
}

/** Everything that an app declares, as plain data: `JSON.parse(JSON.stringify(model))` is an equal model. */
export interface FleetModel {
  readonly modelVersion: typeof MODEL_VERSION;
  readonly clusters: readonly ClusterModel[];
  readonly acknowledgements: readonly AcknowledgementModel[];
  readonly faults: readonly FaultModel[];
}
