import { Size } from 'cdk8s';
import { Problem, quote } from '../findings/problem';
import { Check, instance, map, number, struct, text } from '../findings/shape';
import { QuotaModel } from '../model/quota';
import { isUsable } from '../model/size';

/**
 * What a tenant or namespace may take in all.
 *
 * Machines count as the pods they run in: their virtual CPUs, and their memory with what KubeVirt needs to run them.
 */
export interface Quota {
  /**
   * Virtual CPUs. Becomes `limits.cpu`, and a tenth of it `requests.cpu`, since ten virtual CPUs share a core; machines
   * with dedicated CPUs request whole ones.
   * @default - not limited
   */
  readonly cpu?: number;
  /**
   * Memory. Becomes `requests.memory` and `limits.memory`.
   * @default - not limited
   */
  readonly memory?: Size;
  /**
   * Disks in all. Becomes `requests.storage`.
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
   * Anything else that a quota of the platform can say, in its own words. Not checked.
   * @default - nothing
   */
  readonly others?: { [key: string]: string };
  /**
   * Share from which nearness to the quota is a warning, 0 to 1.
   * @default 0.9
   */
  readonly warnAbove?: number;
}

export const QUOTA: Check = struct<Quota>({
  cpu: number,
  memory: instance(Size, 'Size.gibibytes(64)'),
  storage: instance(Size, 'Size.gibibytes(500)'),
  loadBalancers: number,
  services: number,
  pods: number,
  volumes: number,
  gpus: map(number),
  others: map(text),
  warnAbove: number,
});

export function quotaModel({ gpus = {}, others = {}, warnAbove, ...quota }: Quota): QuotaModel {
  return { ...quota, gpus, others };
}

/** What no cluster would take for a quota. */
export function amountProblems({ cpu, memory, storage, warnAbove, gpus = {}, ...quota }: Quota): Problem[] {
  const wrong = (what: string, got: unknown, allowed: string): Problem => ({
    code: 'QUOTA_INVALID', message: `\`${what}\` of a quota is no amount`, got: quote(got), allowed, fix: 'give what is allowed, or leave it out',
  });
  const counts = { loadBalancers: quota.loadBalancers, services: quota.services, pods: quota.pods, volumes: quota.volumes };
  return [
    ...cpu !== undefined && !(cpu > 0 && Number.isFinite(cpu)) ? [wrong('cpu', cpu, 'a positive number')] : [],
    ...Object.entries({ memory, storage }).flatMap(([what, size]) => size && !isUsable(size) ? [wrong(what, size.asString(), 'a positive size')] : []),
    ...Object.entries({ ...counts, ...gpus }).flatMap(([what, count]) => (
      count !== undefined && !(Number.isInteger(count) && count >= 0) ? [wrong(what, count, 'whole numbers from 0')] : []
    )),
    ...warnAbove !== undefined && !(warnAbove >= 0 && warnAbove <= 1) ? [wrong('warnAbove', warnAbove, '0 to 1')] : [],
  ];
}
