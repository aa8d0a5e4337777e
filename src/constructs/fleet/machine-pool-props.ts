import { Duration } from 'cdk8s';
import { PercentOrAbsolute } from './percent-or-absolute';
import { VirtualMachineProps } from '../machine/virtual-machine-props';

/**
 * How changes reach a pool's machines. Becomes `spec.updateStrategy`. KubeVirt 1.7 and later.
 */
export enum PoolUpdate {
  /** Changed machines are restarted, at most `maxUnavailable` at the same time. */
  PROACTIVE = 'proactive',
  /** Each machine gets the change at its next start. */
  OPPORTUNISTIC = 'opportunistic',
  /** Only machines that are created later get the change. */
  UNMANAGED = 'unmanaged',
}

/**
 * The machines that are deleted first when a pool shrinks. KubeVirt 1.7 and later.
 */
export enum PoolOrder {
  /** The machines with the lowest numbers. */
  ASCENDING = 'AscendingOrder',
  /** The machines with the highest numbers. */
  DESCENDING = 'DescendingOrder',
  /** The newest machines. */
  NEWEST = 'Newest',
  /** The oldest machines. */
  OLDEST = 'Oldest',
  /** Any machines. */
  RANDOM = 'Random',
}

/** Whether the disks of deleted machines are kept. A new machine gets the kept disks of the machine with the same number. KubeVirt 1.7 and later. */
export enum PoolState {
  /** The disks are deleted with the machine. */
  DISABLED = 'Disabled',
  /** The disks are kept. */
  OFFLINE = 'Offline',
  /** Like `OFFLINE`. KubeVirt 1.7 to 1.9 do not keep the memory of the machines, although the API describes this. */
  ONLINE = 'Online',
}

/**
 * When the pool replaces a machine that does not start. The pool replaces the machine as soon as the machine reaches one of the two limits. Becomes
 * `spec.autohealing`. KubeVirt 1.7 and later.
 */
export interface PoolHealing {
  /**
   * The number of consecutive failed starts after which the pool replaces a machine.
   * @default - 3, the default of KubeVirt
   */
  readonly failures?: number;
  /**
   * The time after which the pool replaces a machine that cannot start, e.g. an unschedulable machine.
   * @default - 5 minutes, the default of KubeVirt
   */
  readonly after?: Duration;
}

/**
 * Properties of a machine pool.
 */
export interface MachinePoolProps {
  /**
   * Name of the pool. The name of each machine is this name, a dash and a number.
   * @default - the construct's id
   */
  readonly name?: string;

  /** The number of machines. Becomes `spec.replicas`. */
  readonly replicas: number;

  /**
   * The template of the machines. Each machine has its own disks. The disks are deleted with the machine, unless `statePreservation` keeps them. A
   * value that all machines would share is an error: a disk that is a separate construct, a host name, a MAC address, an identity, or a
   * `cloudInitSeed`. An exposure is also an error; use a `MachineService` for the pool instead.
   */
  readonly machine: VirtualMachineProps;

  /**
   * The labels by which the pool selects its machines. The machines get these labels. Becomes `spec.selector.matchLabels`.
   * @default - a label of this library with the name of the pool
   */
  readonly selector?: { [label: string]: string };

  /**
   * Labels of the machines. Becomes `spec.virtualMachineTemplate.metadata.labels`.
   * @default - `machine.labels`
   */
  readonly machineLabels?: { [label: string]: string };

  /**
   * How many machines may be unavailable during an update: a number or a percentage. Becomes `spec.maxUnavailable`. KubeVirt 1.6 and
   * later.
   * @default - all
   */
  readonly maxUnavailable?: PercentOrAbsolute;

  /**
   * How changes reach the machines.
   * @default - PoolUpdate.PROACTIVE, KubeVirt's default
   */
  readonly update?: PoolUpdate;

  /**
   * The machines that are deleted first when the pool shrinks.
   * @default - PoolOrder.RANDOM, KubeVirt's default
   */
  readonly scaleInOrder?: PoolOrder;

  /**
   * Whether the disks of deleted machines are kept.
   * @default PoolState.DISABLED
   */
  readonly statePreservation?: PoolState;

  /**
   * When a machine that does not start is replaced.
   * @default - never
   */
  readonly autohealing?: PoolHealing;
}
