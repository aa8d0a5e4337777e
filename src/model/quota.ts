import { bytes, Quantity } from './quantity';
import { Usage } from './usage';

/** The total that a tenant or namespace may use. */
export interface QuotaSpec {
  readonly vcpus?: number;
  readonly memory?: Quantity;
  readonly storage?: Quantity;
  readonly loadBalancers?: number;
  readonly services?: number;
  readonly pods?: number;
  readonly volumes?: number;
  readonly gpus?: Readonly<Record<string, number>>;
  /** Other keys of a quota, unchanged. */
  readonly others?: Readonly<Record<string, string>>;
  /** A usage of at least this share of the quota (0 to 1) causes a warning. */
  readonly warnAbove?: number;
}

/** How a cluster translates a quota's properties to a `ResourceQuota`. */
export interface QuotaRatios {
  /** The number of virtual CPUs that share one requested core. */
  readonly cpuRatio: number;
}

/**
 * The amounts of a `ResourceQuota` for a quota, as in the Helm charts of Cozystack (since 0.33). A CPU counts as one CPU in the limits, and as a
 * fraction of a CPU in the requests. Memory counts fully in both. Storage and devices count only in the requests. (The charts also write limits of
 * devices, which Kubernetes does not count.)
 */
export function hardAmounts(quota: QuotaSpec, { cpuRatio }: QuotaRatios): Usage {
  return {
    ...quota.vcpus !== undefined && { 'requests.cpu': quota.vcpus * 1000 / cpuRatio, 'limits.cpu': quota.vcpus * 1000 },
    ...quota.memory && { 'requests.memory': bytes(quota.memory), 'limits.memory': bytes(quota.memory) },
    ...quota.storage && { 'requests.storage': bytes(quota.storage) },
    ...quota.loadBalancers !== undefined && { 'services.loadbalancers': quota.loadBalancers },
    ...quota.services !== undefined && { services: quota.services },
    ...quota.pods !== undefined && { pods: quota.pods },
    ...quota.volumes !== undefined && { persistentvolumeclaims: quota.volumes },
    ...Object.fromEntries(Object.entries(quota.gpus ?? {}).map(([name, count]) => [`requests.${name}`, count])),
  };
}

/** The quota with the short keys of a Cozystack `Tenant`, e.g. `cpu` and `memory`. */
export function shortAmounts(quota: QuotaSpec): Record<string, string> {
  const texts: Record<string, string | undefined> = {
    'cpu': quota.vcpus?.toString(),
    'memory': quota.memory,
    'storage': quota.storage,
    'services.loadbalancers': quota.loadBalancers?.toString(),
    'services': quota.services?.toString(),
    'pods': quota.pods?.toString(),
    'persistentvolumeclaims': quota.volumes?.toString(),
    ...Object.fromEntries(Object.entries(quota.gpus ?? {}).map(([name, count]) => [name, String(count)])),
    ...quota.others,
  };
  return Object.fromEntries(Object.entries(texts).filter((entry): entry is [string, string] => entry[1] !== undefined));
}
