import { Reference } from './reference';
import { RemovalPolicy } from './removal-policy';

interface SnapshotObjectSpec {
  readonly name: string;
  readonly labels?: Readonly<Record<string, string>>;
  readonly annotations?: Readonly<Record<string, string>>;
}

/** A snapshot of a machine and its volumes. */
export interface SnapshotSpec extends SnapshotObjectSpec {
  readonly machine: Reference;
  /** In seconds. */
  readonly failureDeadline?: number;
  /** Whether the content stays when the snapshot is deleted. */
  readonly keepsContent?: boolean;
  readonly removalPolicy?: RemovalPolicy;
}

/** Overrides for one volume of a restored machine. */
export interface RestoredVolumeSpec {
  readonly disk: string;
  readonly name?: string;
  readonly labels?: Readonly<Record<string, string>>;
  readonly annotations?: Readonly<Record<string, string>>;
}

/** A reference to a snapshot, in a restore or a clone. */
export interface SnapshotReference extends Reference {
  /** The machine of the snapshot, if it is known. */
  readonly machine?: Reference;
}

/** A restore of a machine from a snapshot, in place or as a new machine. */
export interface SnapshotRestoreSpec extends SnapshotObjectSpec {
  readonly snapshot: SnapshotReference;
  /** The machine to restore; by default the machine of the snapshot. */
  readonly machine?: Reference;
  /** The name of a new machine, which is created from the snapshot. */
  readonly newMachine?: string;
  readonly volumes?: string;
  readonly whenRunning?: string;
  readonly volumeOwner?: string;
  readonly volumeOverrides?: readonly RestoredVolumeSpec[];
  readonly patches?: readonly string[];
  readonly appliedByEngine?: boolean;
}

/** A clone of a machine, or of a snapshot. */
export interface CloneSpec extends SnapshotObjectSpec {
  readonly machine?: Reference;
  readonly snapshot?: SnapshotReference;
  readonly target: string;
  readonly macAddresses?: Readonly<Record<string, string>>;
  readonly serial?: string;
  readonly labelFilters?: readonly string[];
  readonly annotationFilters?: readonly string[];
  readonly templateLabelFilters?: readonly string[];
  readonly templateAnnotationFilters?: readonly string[];
  readonly volumes?: string;
  readonly patches?: readonly string[];
  readonly appliedByEngine?: boolean;
}
