import { Manifest } from './manifest';
import { Problem } from '../findings/problem';
import { DiskModel, ImageReference } from '../model/disk';
import { MachineModel } from '../model/machine';
import { MigrationBlockerModel } from '../model/migration';
import { QuotaModel } from '../model/quota';
import { ResourceModel } from '../model/resource';
import { Usage } from '../model/usage';

/** A model seen through a platform: what is wrong with it there, and the objects it becomes if nothing is. */
export interface Rendering {
  readonly problems: readonly Problem[];
  readonly manifests: readonly Manifest[];
}

/** What a platform at a version has to be able to do. Everything else asks this and nothing else. */
export interface PlatformDriver {
  /** As a person names it in a sentence, e.g. "Cozystack 1.6". */
  readonly label: string;
  /** Kinds of the objects that take the names of machines and disks. */
  readonly machineKind: string;
  readonly diskKind: string;
  /** Kinds of other objects that are made under a machine's name, and that other constructs make as well. */
  readonly besideMachine: readonly string[];
  /** API version of the one object that each machine and each disk is, where that holds whatever they say. */
  readonly objectVersion?: string;
  /** Where a disk goes that names no storage class; empty where the cluster decides. */
  readonly defaultStorageClass: string;

  /** The Service by which other machines of the namespace reach a machine. */
  serviceName(machineName: string): string;
  machine(model: MachineModel): Rendering;
  disk(model: DiskModel): Rendering;
  /** Whatever is neither a machine nor a disk. */
  resource(model: ResourceModel): Rendering;
  /** What a quota's short words stand for, key by key of a `ResourceQuota`. */
  hardAmounts(quota: QuotaModel): Usage;
  /** A tenant's quota is carved out of its parent's. */
  readonly nestsQuotas: boolean;
  /** What a machine or disk takes of its namespace's quota. */
  machineUsage(model: MachineModel): Usage;
  diskUsage(model: DiskModel): Usage;
  /** What keeps a machine from being migrated while it runs. */
  migrationBlockers(model: MachineModel): readonly MigrationBlockerModel[];
  /** What holds for a whole chart. */
  chartProblems(namespace: string | undefined, labels: Readonly<Record<string, string>>): Problem[];
  /** The user that an image's cloud-init makes, if the platform documents one. */
  loginUser(image: ImageReference): string | undefined;
}
