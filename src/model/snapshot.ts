import { MachineModel } from './machine';

interface SnapshotObjectModel {
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly annotations: Readonly<Record<string, string>>;
}

/** A machine and its volumes as they are at one moment. */
export interface SnapshotModel extends SnapshotObjectModel {
  readonly kind: 'snapshot';
  readonly machine: string;
  readonly deadlineSeconds?: number;
  /** The content stays when the snapshot is deleted. */
  readonly keepsContent?: boolean;
}

/** A volume of a restored machine, other than the rest of them. */
export interface RestoredVolumeModel {
  readonly disk: string;
  readonly name?: string;
  readonly labels?: Readonly<Record<string, string>>;
  readonly annotations?: Readonly<Record<string, string>>;
}

/** A machine put back to a snapshot, or made from one. */
export interface SnapshotRestoreModel extends SnapshotObjectModel {
  readonly kind: 'snapshotRestore';
  readonly snapshot: string;
  /** What the snapshot is of, as far as known. */
  readonly source?: string;
  /** The machine that it is of, if this code makes it. */
  readonly machine?: MachineModel;
  readonly target: string;
  /** The target does not exist yet. */
  readonly makesTarget: boolean;
  readonly volumes?: string;
  readonly whenRunning?: string;
  readonly volumeOwner?: string;
  readonly volumeOverrides: readonly RestoredVolumeModel[];
  readonly patches: readonly string[];
}

/** Which labels or annotations a clone takes over. */
export interface CloneFiltersModel {
  readonly labels?: readonly string[];
  readonly annotations?: readonly string[];
  readonly templateLabels?: readonly string[];
  readonly templateAnnotations?: readonly string[];
}

/** A machine made from another one, or from a snapshot. */
export interface CloneModel extends SnapshotObjectModel {
  readonly kind: 'clone';
  readonly source: { readonly kind: 'VirtualMachine' | 'VirtualMachineSnapshot'; readonly name: string };
  /** The machine behind the source, if this code makes it. */
  readonly machine?: MachineModel;
  readonly target: string;
  readonly macAddresses: Readonly<Record<string, string>>;
  readonly serial?: string;
  readonly filters: CloneFiltersModel;
  readonly volumeNames?: string;
  readonly patches: readonly string[];
}
