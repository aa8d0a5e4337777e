import { Duration } from 'cdk8s';

/**
 * The effect of a taint on machines that do not tolerate it.
 */
export enum TaintEffect {
  /** The machines are not placed on the node. */
  NO_SCHEDULE = 'NoSchedule',
  /** The machines are placed on the node only if no other node is suitable. */
  PREFER_NO_SCHEDULE = 'PreferNoSchedule',
  /** The machines are not placed on the node, and running machines are evicted from the node. */
  NO_EXECUTE = 'NoExecute',
}

/**
 * A toleration: the machine may run on nodes with this taint. Becomes an entry of `spec.template.spec.tolerations`.
 */
export interface Toleration {
  /**
   * Key of the taint.
   * @default - any taint
   */
  readonly key?: string;

  /**
   * Value of the taint.
   * @default - any value
   */
  readonly value?: string;

  /**
   * The tolerated effect of the taint.
   * @default - all
   */
  readonly effect?: TaintEffect;

  /**
   * How long a machine stays on a node that gets the taint. Only with the effect `NO_EXECUTE`.
   * @default - without a limit
   */
  readonly duration?: Duration;
}
