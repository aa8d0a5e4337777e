import { Size } from 'cdk8s';
import { canonical } from '../../model/quantity';
import { QuotaSpec } from '../../model/quota';
import { map, number, struct, text, InModel } from '../../model/types';
import { sizeType } from '../app/types';

/**
 * The quota of a tenant or namespace. The quota counts the pods of the machines: their virtual CPUs, and their memory with KubeVirt's
 * overhead.
 *
 * @see https://kubernetes.io/docs/concepts/policy/resource-quotas/
 */
export interface Quota {
  /**
   * Virtual CPUs. Becomes `limits.cpu`. A tenth of the number becomes `requests.cpu`, because ten virtual CPUs share a core. Machines with
   * dedicated CPUs request whole cores.
   * @default - not limited
   */
  readonly vcpus?: number;
  /**
   * Memory. Becomes `requests.memory` and `limits.memory`.
   * @default - not limited
   */
  readonly memory?: Size;
  /**
   * Total size of the disks. Becomes `requests.storage`.
   * @default - not limited
   */
  readonly storage?: Size;
  /**
   * Public addresses: one for each exposed machine. Becomes `services.loadbalancers`.
   * @default - not limited
   */
  readonly loadBalancers?: number;
  /**
   * Services: one for each machine. Becomes `services`.
   * @default - not limited
   */
  readonly services?: number;
  /**
   * Pods: one for each running machine. Becomes `pods`.
   * @default - not limited
   */
  readonly pods?: number;
  /**
   * Volumes: one for each disk. Becomes `persistentvolumeclaims`.
   * @default - not limited
   */
  readonly volumes?: number;
  /**
   * GPUs by resource name. Becomes `requests.<name>`.
   * @default - not limited
   */
  readonly gpus?: { [name: string]: number };
  /**
   * Other resources of the platform's quota, by their names. Synthesis does not check them. If you set `limits.cpu` and `limits.memory`,
   * KubeVirt sets limits for the pods of machines: the number of CPUs, and twice the memory.
   * @default - none
   */
  readonly others?: { [key: string]: string };
  /**
   * The share of the quota, from 0 to 1, above which the usage causes a warning.
   * @default 0.9
   */
  readonly warnAbove?: number;
}

/** The types of a quota, and its value in the model. */
export const QUOTA = struct<InModel<Quota, QuotaSpec>>({
  vcpus: number,
  memory: sizeType('Size.gibibytes(64)'),
  storage: sizeType('Size.gibibytes(500)'),
  loadBalancers: number,
  services: number,
  pods: number,
  volumes: number,
  gpus: map(number),
  others: map({ ...text, plain: canonical }),
  warnAbove: number,
});
