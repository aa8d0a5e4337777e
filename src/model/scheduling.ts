import { MachineSelection } from './selection';

/** A wish for nodes with a label; without a weight it is a demand. */
export interface NodeAffinityModel {
  readonly label: string;
  readonly values: readonly string[];
  readonly weight?: number;
}

/** Machines of one group apart from each other. */
export interface SpreadModel {
  readonly label: string;
  readonly maxSkew: number;
  readonly strict: boolean;
}

/** Machines that stand together or apart; without a weight it is a demand. */
export interface MachineAffinityModel {
  readonly machines: MachineSelection;
  readonly apart: boolean;
  readonly label: string;
  readonly weight?: number;
}

/** A taint that is put up with. */
export interface TolerationModel {
  readonly key?: string;
  readonly value?: string;
  readonly effect?: string;
  readonly seconds?: number;
}

/** Where a machine may stand. */
export interface SchedulingModel {
  readonly nodeSelector?: Readonly<Record<string, string>>;
  readonly nodeAffinity: readonly NodeAffinityModel[];
  readonly machineAffinity: readonly MachineAffinityModel[];
  readonly tolerations: readonly TolerationModel[];
  readonly spread: readonly SpreadModel[];
}
