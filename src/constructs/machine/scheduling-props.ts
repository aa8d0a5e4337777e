import { EvictionStrategy } from '../scheduling/eviction-strategy';
import { MachineAffinity } from '../scheduling/machine-affinity';
import { NodeAffinity } from '../scheduling/node-affinity';
import { Toleration } from '../scheduling/toleration';

/**
 * The nodes on which a machine may run.
 */
export interface MachineSchedulingProps {
  /**
   * Labels that a node must have. Plain KubeVirt only: `spec.template.spec.nodeSelector`.
   *
   * Changing this: applies live
   * @default - any node
   */
  readonly nodeSelector?: { [label: string]: string };

  /**
   * Required and preferred nodes. Plain KubeVirt only.
   *
   * Changing this: applies live
   * @default - any node
   */
  readonly nodeAffinity?: NodeAffinity[];

  /**
   * Affinity and anti-affinity to other machines. Plain KubeVirt only.
   *
   * Changing this: applies live
   * @default - the scheduler decides
   */
  readonly machineAffinity?: MachineAffinity[];

  /**
   * Taints of nodes that the machine tolerates. Plain KubeVirt only.
   *
   * Changing this: applies live
   * @default - none
   */
  readonly tolerations?: Toleration[];

  /**
   * The scheduler for the machine's pod. Plain KubeVirt only.
   *
   * Changing this: takes effect at the next restart
   * @default - the default of the cluster
   */
  readonly schedulerName?: string;

  /**
   * Name of the pod's `PriorityClass`. Plain KubeVirt only.
   *
   * Changing this: takes effect at the next restart
   * @default - the default of the cluster
   */
  readonly priorityClassName?: string;

  /**
   * What happens to the machine when its node is drained. Plain KubeVirt only; Cozystack and Hikube set the eviction strategy themselves.
   *
   * Changing this: takes effect at the next restart
   * @default EvictionStrategy.LIVE_MIGRATE_IF_POSSIBLE
   */
  readonly evictionStrategy?: EvictionStrategy;
}
