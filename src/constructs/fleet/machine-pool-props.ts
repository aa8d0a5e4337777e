import { Duration } from 'cdk8s';
import { PercentOrAbsolute } from './percent-or-absolute';
import { VirtualMachineProps } from '../machine/virtual-machine-props';

/**
 * How changes reach a pool's machines. Becomes `spec.updateStrategy`. KubeVirt 1.7 and later.
 */
export enum PoolUpdate {
  /** Machines that differ are restarted, a few at a time. */
  PROACTIVE = 'proactive',
  /** Each machine has the change at its next start. */
  OPPORTUNISTIC = 'opportunistic',
  /** Only machines that are made from now on. */
  UNMANAGED = 'unmanaged',
}

/**
 * Which machines go first when a pool shrinks. KubeVirt 1.6 and later.
 */
export enum PoolOrder {
  /** Those with the lowest numbers. */
  ASCENDING = 'AscendingOrder',
  /** Those with the highest numbers. */
  DESCENDING = 'DescendingOrder',
  /** The newest. */
  NEWEST = 'Newest',
  /** The oldest. */
  OLDEST = 'Oldest',
  /** Any. */
  RANDOM = 'Random',
}

/**
 * Whether the disks of machines that go are kept for those that come. KubeVirt 1.6 and later.
 */
export enum PoolState {
  /** They go with the machine. */
  DISABLED = 'Disabled',
  /** They are kept, and the machine is stopped before. */
  OFFLINE = 'Offline',
  /** They are kept. */
  ONLINE = 'Online',
}

/**
 * When a machine of a pool is replaced that does not start. Becomes `spec.autohealing`. KubeVirt 1.7 and later.
 */
export interface PoolHealing {
  /**
   * After how many failures to start.
   * @default - KubeVirt's: 3
   */
  readonly failures?: number;
  /**
   * For how long it has to have failed.
   * @default - KubeVirt's
   */
  readonly after?: Duration;
}

/**
 * Machines that are all alike.
 */
export interface MachinePoolProps {
  /**
   * Name of the pool; its machines are called by it, a dash and a number.
   * @default - the construct's id
   */
  readonly name?: string;

  /** How many machines. Becomes `spec.replicas`. */
  readonly replicas: number;

  /**
   * What all of them are like. Each has disks of its own, which go with it; it has no disks that others could use, no
   * host name, no MAC address and no exposure: a `MachineService` leads to all of them.
   */
  readonly machine: VirtualMachineProps;

  /**
   * The labels by which it knows its machines, which they get as well. Becomes `spec.selector.matchLabels`.
   * @default - a label of this library with the name of the pool
   */
  readonly selector?: { [label: string]: string };

  /**
   * Labels of the machines that it makes. Becomes `spec.virtualMachineTemplate.metadata.labels`.
   * @default - those of the pool, which `machine.labels` says
   */
  readonly machineLabels?: { [label: string]: string };

  /**
   * How many may be missing while the pool changes: a number or a share. Becomes `spec.maxUnavailable`.
   * KubeVirt 1.6 and later.
   * @default - all
   */
  readonly maxUnavailable?: PercentOrAbsolute;

  /**
   * How changes reach its machines.
   * @default - PoolUpdate.PROACTIVE, as KubeVirt has it
   */
  readonly update?: PoolUpdate;

  /**
   * Which machines go first when it shrinks.
   * @default - KubeVirt's: any
   */
  readonly scaleInOrder?: PoolOrder;

  /**
   * Whether the disks of machines that go are kept.
   * @default PoolState.DISABLED
   */
  readonly statePreservation?: PoolState;

  /**
   * When a machine is replaced that does not start.
   * @default - never
   */
  readonly autohealing?: PoolHealing;
}
