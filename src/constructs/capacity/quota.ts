import { Size } from 'cdk8s';
import { canonical } from '../../model/quantity';
import { QuotaSpec } from '../../model/quota';
import { map, number, struct, text, InModel } from '../../model/types';
import { sizeType } from '../app/types';

/**
 * The quota of a tenant or namespace. The quota counts the resources of the machines' pods: the virtual CPUs, and the memory including KubeVirt's
 * overhead.
 *
 * @see https://kubernetes.io/docs/concepts/policy/resource-quotas/
 */
export interface Quota {
  /**
   * Virtual CPUs. On Cozystack, the number becomes `limits.cpu`. On every platform, a tenth of the number becomes `requests.cpu`, because ten
   * virtual CPUs share a core. Machines with dedicated CPUs request whole cores.
   * @default - not limited
   */
  readonly vcpus?: number;
  /**
   * Memory. Becomes `requests.memory`, and on Cozystack also `limits.memory`.
   * @default - not limited
   */
  readonly memory?: Size;
  /**
   * Total size of the disks, and 10 MiB for each machine that keeps its UEFI or TPM state. Becomes `requests.storage`.
   * @default - not limited
   */
  readonly storage?: Size;
  /**
   * Public addresses: one for each exposed machine, and one for each `MachineService` of the type `LOAD_BALANCER`. Becomes
   * `services.loadbalancers`.
   * @default - not limited
   */
  readonly loadBalancers?: number;
  /**
   * Services: one for each machine that is not in a pool, and one for each `MachineService`. On Cozystack before 0.39.2, only machines with an
   * exposure have a Service. Becomes `services`.
   * @default - not limited
   */
  readonly services?: number;
  /**
   * Pods: one for each running machine. Becomes `pods`.
   * @default - not limited
   */
  readonly pods?: number;
  /**
   * Volumes: one for each disk, and one for each machine that keeps its UEFI or TPM state. Becomes `persistentvolumeclaims`.
   * @default - not limited
   */
  readonly volumes?: number;
  /**
   * GPUs by resource name. Becomes `requests.<name>`.
   * @default - not limited
   */
  readonly gpus?: { [name: string]: number };
  /**
   * Other resources of the platform's quota, by their names. Synthesis does not compare the usage with these amounts. On plain KubeVirt, `limits.cpu`
   * and `limits.memory` have an additional effect. With `limits.cpu`, KubeVirt limits the pod of a machine to the machine's number of CPUs. With
   * `limits.memory`, KubeVirt limits the pod to twice its memory request. KubeVirt before 1.5 sets these limits only with the feature gate
   * AutoResourceLimitsGate. If this gate is off on these releases, machines that set no limits do not start.
   * @default - none
   */
  readonly others?: { [key: string]: string };
  /**
   * The share of the quota, from 0 to 1, above which the usage causes a warning.
   * @default 0.9
   */
  readonly warnAbove?: number;
}

/** The type of each property of a `Quota`, and how the property is written to the model. */
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
