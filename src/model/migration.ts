import { Quantity } from './quantity';
import { MachineSelection } from './reference';

/** What keeps a machine from being migrated while it runs. */
export interface MigrationBlocker {
  /** The property of the machine, or of one of its disks, that it comes from. */
  readonly property: string;
  readonly why: string;
  /** Whether it does so in every cluster, and not only in some. */
  readonly sure: boolean;
}

/** How machines are migrated. */
export interface MigrationPolicySpec {
  readonly name: string;
  /** All machines of the namespace, or of the cluster, if it is not said. */
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
