import { NodeContext } from './context';
import { Manifest } from './manifest';
import { ApiObjectData, Meaning, ObjectIndex } from './reading';
import { Problem } from '../findings/problem';
import { ChangeEffect } from '../model/change-effect';
import { DiskSpec, ImageReference } from '../model/disk';
import { ChartModel, ModelNode, NodeKind, NodeOf } from '../model/fleet-model';
import { MachineSpec } from '../model/machine';
import { MigrationBlocker } from '../model/migration';
import { QuotaSpec } from '../model/quota';
import { BindingMode } from '../model/storage';
import { Usage } from '../model/usage';

/** A node on a platform: its problems, or the objects that it becomes. */
export interface Rendering {
  readonly problems: readonly Problem[];
  readonly manifests: readonly Manifest[];
}

/** An object that the cluster makes, in the namespace of the object that it is made of. */
export interface MadeObject {
  /** The group of its API; empty for Kubernetes' own. */
  readonly group: string;
  readonly kind: string;
  readonly name: string;
  /** A key of an annotation by which an existing object takes its place. */
  readonly adoptedBy?: string;
}

/** A node that becomes no object. */
export const NOTHING: Rendering = { problems: [], manifests: [] };

/** The interface of a platform at a version. All other code uses a platform only through it. */
export interface PlatformDriver {
  /** Its name in sentences, e.g. "Cozystack 1.6". */
  readonly label: string;
  /** Kinds of the objects that take the names of machines and disks. */
  readonly machineKind: string;
  readonly diskKind: string;
  /** Kinds of other objects with a machine's name, which other nodes also make. */
  readonly besideMachine: readonly string[];
  /** A tenant's quota is taken from its parent's. */
  readonly nestsQuotas: boolean;

  /** The manifests of a node. They depend only on the node and its context. */
  render(node: ModelNode, context: NodeContext): Rendering;
  /** The objects that the cluster makes of an object, so that their names are taken too. */
  madeOf?(manifest: Manifest, namespace: string | undefined): readonly MadeObject[];
  /** Reads objects: the reverse of rendering. Each result has the object that it was read from. */
  read(index: ObjectIndex, found: (meaning: Meaning, object: ApiObjectData) => void): void;
  /** The effect of changing a field on existing objects; undefined for a field that the platform does not have. */
  effectOf(kind: NodeKind, field: string): ChangeEffect | undefined;
  /** The Service by which other machines of the namespace reach a machine. */
  serviceName(machineName: string): string;
  /** The namespace of a tenant. */
  tenantNamespace(parentNamespace: string | undefined, name: string): string;
  /** The amounts of a quota, by key of a `ResourceQuota`. */
  hardAmounts(quota: QuotaSpec): Usage;
  /** The share of its namespace's quota that a node uses. */
  usage(node: ModelNode, context: NodeContext): Usage;
  /** Why a machine cannot be live-migrated. */
  migrationBlockers(machine: NodeOf<'machine'>, context: NodeContext): readonly MigrationBlocker[];
  /** The bus of a machine's disks without a `bus`, by which the guest names them; undefined if it is not known. */
  defaultDiskBus?(machine: MachineSpec, context: NodeContext): string | undefined;
  /** When the volume of a disk is created; undefined if that is not known. */
  volumeBinding?(disk: DiskSpec, context: NodeContext): BindingMode | undefined;
  /** Checks a whole chart. */
  chartProblems(chart: ChartModel): Problem[];
  /** The user that an image's cloud-init makes, if the platform documents one. */
  loginUser(image: ImageReference): string | undefined;
}
