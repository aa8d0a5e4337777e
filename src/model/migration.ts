import { Size } from 'cdk8s';
import { MachineSelection } from './selection';

/** Something that keeps a machine from being migrated while it runs. */
export interface MigrationBlockerModel {
  /** The property of the machine, or of one of its disks, that it comes from. */
  readonly property: string;
  readonly why: string;
  /** Whether it does in any cluster, and not only in some. */
  readonly sure: boolean;
}

/** How machines are migrated. */
export interface MigrationPolicyModel {
  readonly kind: 'migrationPolicy';
  readonly name: string;
  readonly namespace?: string;
  /** Undefined for all machines of the namespace, or of the cluster. */
  readonly machines?: MachineSelection;
  readonly everywhere: boolean;
  readonly bandwidth?: Size;
  readonly secondsPerGiB?: number;
  readonly allowAutoConverge?: boolean;
  readonly allowPostCopy?: boolean;
  readonly allowWorkloadDisruption?: boolean;
  readonly maxDowntimeMs?: number;
  readonly labels: Readonly<Record<string, string>>;
  readonly annotations: Readonly<Record<string, string>>;
}
