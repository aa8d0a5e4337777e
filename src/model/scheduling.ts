import { MachineSelection } from './reference';

/** A condition on a label of nodes. */
export interface NodeAffinitySpec {
  readonly label: string;
  readonly operator: 'In' | 'NotIn' | 'Exists' | 'DoesNotExist' | 'Gt' | 'Lt';
  readonly values: readonly string[];
  /** A condition with a weight is a preference. A condition without a weight is a requirement. */
  readonly weight?: number;
}

/** Spreads the machines of a fleet over the values of a label of nodes. */
export interface SpreadSpec {
  readonly label: string;
  readonly maxSkew: number;
  readonly strict: boolean;
}

/** Places machines on the same nodes as other machines or pods, or on other nodes. */
export interface MachineAffinitySpec {
  readonly machines?: MachineSelection;
  /** Pods by their labels, instead of machines. */
  readonly podLabels?: Readonly<Record<string, string>>;
  readonly separate: boolean;
  readonly label: string;
  /** An affinity with a weight is a preference. An affinity without a weight is a requirement. */
  readonly weight?: number;
}

/** A taint that is tolerated. */
export interface TolerationSpec {
  readonly key?: string;
  readonly value?: string;
  readonly effect?: string;
  /** In seconds. */
  readonly duration?: number;
}
