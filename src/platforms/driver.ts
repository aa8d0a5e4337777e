import { NodeContext } from './context';
import { Manifest } from './manifest';
import { ApiObjectData, Meaning, ObjectIndex } from './reading';
import { Problem } from '../findings/problem';
import { ChangeEffect } from '../model/change-effect';
import { ImageReference } from '../model/disk';
import { ChartModel, ModelNode, NodeKind, NodeOf } from '../model/fleet-model';
import { MachineSpec } from '../model/machine';
import { MigrationBlocker } from '../model/migration';
import { QuotaSpec } from '../model/quota';
import { Usage } from '../model/usage';

/** A node on a platform: what is wrong with it there, and the objects it becomes if nothing is. */
export interface Rendering {
  readonly problems: readonly Problem[];
  readonly manifests: readonly Manifest[];
}

/** A node that becomes no object. */
export const NOTHING: Rendering = { problems: [], manifests: [] };

/** What a platform at a version can do. Everything else asks this and nothing else. */
export interface PlatformDriver {
  /** As a person names it in a sentence, e.g. "Cozystack 1.6". */
  readonly label: string;
  /** Kinds of the objects that take the names of machines and disks. */
  readonly machineKind: string;
  readonly diskKind: string;
  /** Kinds of other objects that are made under a machine's name, and that other nodes make as well. */
  readonly besideMachine: readonly string[];
  /** A tenant's quota is taken from its parent's. */
  readonly nestsQuotas: boolean;

  /** What a node becomes. It depends on the node and its context alone. */
  render(node: ModelNode, context: NodeContext): Rendering;
  /** What objects mean: rendering run backwards. Each meaning is told with the object that it was read from. */
  read(index: ObjectIndex, found: (meaning: Meaning, object: ApiObjectData) => void): void;
  /** What a change of a field does to what exists; undefined for a field that the platform does not have. */
  effectOf(kind: NodeKind, field: string): ChangeEffect | undefined;
  /** The Service by which other machines of the namespace reach a machine. */
  serviceName(machineName: string): string;
  /** The namespace of a tenant. */
  tenantNamespace(parentNamespace: string | undefined, name: string): string;
  /** What a quota's short words stand for, key by key of a `ResourceQuota`. */
  hardAmounts(quota: QuotaSpec): Usage;
  /** What a node takes of its namespace's quota. */
  usage(node: ModelNode, context: NodeContext): Usage;
  /** What keeps a machine from being migrated while it runs. */
  migrationBlockers(machine: NodeOf<'machine'>, context: NodeContext): readonly MigrationBlocker[];
  /** The bus of a machine's disks that say none, by which the guest names them; undefined where that is not known. */
  defaultDiskBus?(machine: MachineSpec, context: NodeContext): string | undefined;
  /** What is wrong with a whole chart. */
  chartProblems(chart: ChartModel): Problem[];
  /** The user that an image's cloud-init makes, if the platform documents one. */
  loginUser(image: ImageReference): string | undefined;
}
