import { Quantity } from './quantity';
import { MachineSelection } from './reference';

/** Why a machine cannot be live-migrated. */
export interface MigrationBlocker {
  /** The property of the machine or of one of its disks that prevents the migration. */
  readonly property: string;
  readonly why: string;
  /** Whether the property prevents the migration in every cluster. */
  readonly sure: boolean;
}

/** How machines are migrated. */
export interface MigrationPolicySpec {
  readonly name: string;
  /** By default all machines of the namespace; with `everywhere`, all machines of the cluster. */
  readonly machines?: MachineSelection;
  readonly everywhere?: boolean;
  readonly bandwidthPerSecond?: Quantity;
  /** In seconds. */
  readonly timePerGibibyte?: number;
  readonly allowAutoConverge?: boolean;
  readonly allowPostCopy?: boolean;
  readonly allowWorkloadDisruption?: boolean;
  /** In milliseconds. */
  readonly maxDowntime?: number;
  readonly labels?: Readonly<Record<string, string>>;
  readonly annotations?: Readonly<Record<string, string>>;
}
