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

/** The result for a node on a platform: its problems, or its objects. */
export interface Rendering {
  readonly problems: readonly Problem[];
  readonly manifests: readonly Manifest[];
}

/** An object that the cluster creates for another object, in the namespace of that object. */
export interface MadeObject {
  /** The group of its API; empty for Kubernetes' own. */
  readonly group: string;
  readonly kind: string;
  readonly name: string;
  /** It is cluster-scoped. */
  readonly isClusterScoped?: true;
  /** An annotation that marks an existing object, which the cluster then uses instead of creating one. */
  readonly adoptedBy?: string;
}

/** What a catalog tells about a golden image. */
export interface ImageFacts {
  /** The portable image that it contains. */
  readonly id?: string;
  /** The instance profile of its operating system. */
  readonly profile?: string;
}

/** The result for a node without objects. */
export const NOTHING: Rendering = { problems: [], manifests: [] };

/** The interface of a platform at a version. All other code uses a platform only through it. */
export interface PlatformDriver {
  /** Its name in sentences, e.g. "Cozystack 1.6". */
  readonly label: string;
  /** Kinds of the objects that take the names of machines and disks. */
  readonly machineKind: string;
  readonly diskKind: string;
  /** Kinds of other objects with a machine's name that other nodes also create. */
  readonly besideMachine: readonly string[];
  /** A tenant's quota is taken from its parent's. */
  readonly nestsQuotas: boolean;

  /** The manifests of a node. They depend only on the node and its context. */
  render(node: ModelNode, context: NodeContext): Rendering;
  /** The objects that the cluster creates for an object: their names are in use too. */
  madeOf?(manifest: Manifest, namespace: string | undefined): readonly MadeObject[];
  /** Reads objects: the reverse of rendering. Each result has its source object. */
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
  /** The facts of its catalog about an image; undefined for an image that it does not have. */
  catalogImage?(image: ImageReference): ImageFacts | undefined;
  /** The text that a guest gets for its user data, if the platform changes it. */
  passedUserData?(text: string): string;
  /** How a machine gets a config drive; undefined if it has one. */
  withoutConfigDrive?(machine: MachineSpec): string | undefined;
  /** Checks a whole chart. */
  chartProblems(chart: ChartModel): Problem[];
  /** The user that an image's cloud-init creates, if the platform documents it. */
  loginUser(image: ImageReference): string | undefined;
}
