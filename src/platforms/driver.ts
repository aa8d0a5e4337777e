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

/** The result for a node on a platform: the problems and the objects of the node. */
export interface Rendering {
  readonly problems: readonly Problem[];
  readonly manifests: readonly Manifest[];
}

/** An object that the cluster creates for another object: in the namespace of that object, or as a cluster-scoped object. */
export interface MadeObject {
  /** The API group; empty for the core group of Kubernetes. */
  readonly group: string;
  readonly kind: string;
  readonly name: string;
  readonly isClusterScoped?: true;
  /** The name of an annotation. If an object with the same kind and name has this annotation, the cluster uses the existing object. */
  readonly adoptedBy?: string;
}

/** The facts of a catalog about a golden image. */
export interface ImageFacts {
  /** The id of the portable image that the golden image contains, e.g. `ubuntu-24.04`. */
  readonly id?: string;
  /** The instance profile for the operating system of the image. */
  readonly profile?: string;
}

/** The result for a node without objects. */
export const NOTHING: Rendering = { problems: [], manifests: [] };

/** The interface of a platform at a version. All other code uses a platform only through this interface. */
export interface PlatformDriver {
  /** The name of the platform in sentences, e.g. "Cozystack 1.6". */
  readonly label: string;
  /** The kind of the object of a machine, e.g. `VirtualMachine`. `diskKind` is the kind of the object of a disk. */
  readonly machineKind: string;
  readonly diskKind: string;
  /** Kinds of objects that a machine creates under its own name, and that nodes of other kinds create too, e.g. `Service`. */
  readonly besideMachine: readonly string[];
  /** Whether a tenant's quota is a part of its parent's quota. */
  readonly nestsQuotas: boolean;

  /** The manifests of a node. They depend only on the node and its context. */
  render(node: ModelNode, context: NodeContext): Rendering;
  /** The objects that the cluster creates for an object. The names of these objects are in use too. */
  madeOf?(manifest: Manifest, namespace: string | undefined): readonly MadeObject[];
  /** Reads objects, which is the reverse of `render`. Calls `found` for each result, with its source object. */
  read(index: ObjectIndex, found: (meaning: Meaning, object: ApiObjectData) => void): void;
  /** The effect of changing a field on existing objects; undefined for a field that the platform does not have. */
  effectOf(kind: NodeKind, field: string): ChangeEffect | undefined;
  /** The name of the Service by which other machines of the namespace reach a machine. */
  serviceName(machineName: string): string;
  /** The namespace of a tenant. */
  tenantNamespace(parentNamespace: string | undefined, name: string): string;
  /** The amounts of a quota, by key of a `ResourceQuota`. */
  hardAmounts(quota: QuotaSpec): Usage;
  /** Checks the limits in the quota of a namespace against the machines of the namespace. */
  limitProblems?(quota: QuotaSpec, machines: readonly MachineSpec[]): readonly Problem[];
  /** The part of the namespace's quota that a node uses. */
  usage(node: ModelNode, context: NodeContext): Usage;
  /** Why a machine cannot be live-migrated. */
  migrationBlockers(machine: NodeOf<'machine'>, context: NodeContext): readonly MigrationBlocker[];
  /** The bus of disks without a `bus`; undefined if it is not known. The names of the disks in the guest depend on the bus. */
  defaultDiskBus?(machine: MachineSpec, context: NodeContext): string | undefined;
  /** When the volume of a disk is created; undefined if that is not known. */
  volumeBinding?(disk: DiskSpec, context: NodeContext): BindingMode | undefined;
  /** The facts of the platform's catalog about an image; undefined if the catalog does not have the image. */
  catalogImage?(image: ImageReference): ImageFacts | undefined;
  /** The text that a guest gets for its user data, if the platform changes it. */
  passedUserData?(text: string): string;
  /** How to give a machine a config drive; undefined if the machine already has a config drive. */
  withoutConfigDrive?(machine: MachineSpec): string | undefined;
  /** Checks a whole chart. */
  chartProblems(chart: ChartModel): Problem[];
  /** The user that an image's cloud-init creates; undefined if the platform does not document this user. */
  loginUser(image: ImageReference): string | undefined;
}
