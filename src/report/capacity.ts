import { NodeOf } from '../model/fleet-model';
import { total, Usage } from '../model/usage';
import { consumerOf } from '../platforms/capacity/consumers';
import { Cluster } from '../platforms/fleet';
import { writtenBy } from '../read/written';

/** The usage of one resource. */
export interface Capacity {
  /** The kind of thing that uses the resource: a namespace, an instance type (`type`) or a storage class. `name` is its name. */
  readonly by: 'namespace' | 'type' | 'storageClass';
  readonly name: string;
  /** The name of the resource in a ResourceQuota, or `machines` or `disks`, which are counts. */
  readonly resource: string;
  readonly used: number;
  /** The usage in the old state, if two states are compared. */
  readonly before?: number;
  readonly quota?: number;
}

/** The resources that are shown for a namespace without a quota. */
const SHOWN = ['limits.cpu', 'limits.memory', 'requests.storage'];

type Amounts = Map<string, Usage[]>;

/**
 * The usage of all clusters, by namespace, instance type and storage class.
 *
 * @param clusters the clusters with the quotas
 * @param now the clusters with the machines and disks that use the resources
 * @param before the clusters of the old state; undefined if two states are not compared
 */
export function capacityOf(clusters: readonly Cluster[], now: readonly Cluster[], before: readonly Cluster[] | undefined): Capacity[] {
  const quotas = quotasOf(clusters);
  const [current, then] = [amountsOf(now), before && amountsOf(before)];
  const names = [...new Set([...current.keys(), ...then?.keys() ?? [], ...[...quotas.keys()].map(name => `namespace\n${name}`)])].sort();
  return names.flatMap(key => {
    const [by, name] = key.split('\n') as [Capacity['by'], string];
    const [used, was] = [total(current.get(key) ?? []), then && total(then.get(key) ?? [])];
    const hard = by === 'namespace' ? quotas.get(name) ?? {} : {};
    const taken = [...Object.keys(used), ...Object.keys(was ?? {})].filter(each => by !== 'namespace' || SHOWN.includes(each));
    const resources = [...new Set([...Object.keys(hard), ...taken])];
    return resources.sort().map(resource => ({
      by,
      name,
      resource,
      used: used[resource] ?? 0,
      ...was && { before: was[resource] ?? 0 },
      ...hard[resource] !== undefined && { quota: hard[resource] },
    }));
  });
}

/** The usage, computed from rendered manifests. Manifests have the values that a model leaves to its platform, e.g. the default storage class. */
function amountsOf(clusters: readonly Cluster[]): Amounts {
  const amounts: Amounts = new Map();
  const add = (by: Capacity['by'], name: string, usage: Usage) => {
    const key = `${by}\n${name.replace(/\n/g, ' ')}`;
    const known = amounts.get(key);
    if (known) known.push(usage);
    else amounts.set(key, [usage]);
  };
  for (const cluster of clusters.map(({ model }) => new Cluster(writtenBy(model)))) {
    for (const node of cluster.model.nodes) {
      const usage = consumerOf(node, cluster)?.usage;
      if (usage === undefined) continue;
      add('namespace', node.namespace ?? '-', usage);
      if (node.kind === 'disk') add('storageClass', node.spec.storageClass ?? 'the default', { disks: 1, ...only(usage, 'requests.storage') });
      if (node.kind === 'machine') add('type', typeName(node), { machines: node.spec.pool?.replicas ?? 1, ...only(usage, 'limits.cpu', 'limits.memory') });
    }
  }
  return amounts;
}

function quotasOf(clusters: readonly Cluster[]): Map<string, Usage> {
  const quotas = new Map<string, Usage>();
  for (const { driver, model } of clusters) {
    if (driver === undefined) continue;
    for (const { namespace, quota } of model.charts) if (quota) quotas.set(namespace ?? '-', driver.hardAmounts(quota));
    for (const node of model.nodes) {
      if (node.kind !== 'tenant' || node.spec.quota === undefined) continue;
      quotas.set(driver.tenantNamespace(node.spec.parent?.name ?? node.namespace, node.spec.name), driver.hardAmounts(node.spec.quota));
    }
  }
  return quotas;
}

function typeName({ spec: { instanceType } }: NodeOf<'machine'>): string {
  return instanceType?.kind === 'named' ? instanceType.name : instanceType?.kind === 'smallest' ? 'the smallest that fits' : 'none or inferred';
}

function only(usage: Usage, ...keys: readonly string[]): Usage {
  return Object.fromEntries(keys.flatMap(key => usage[key] === undefined ? [] : [[key, usage[key]]]));
}
