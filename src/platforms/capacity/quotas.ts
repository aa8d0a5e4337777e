import { Consumer, consumersIn } from './consumers';
import { overParent } from './over-parent';
import { quotaProblems } from './quota-problems';
import { Problem, quote } from '../../findings/problem';
import { ChartModel, NodeOf } from '../../model/fleet-model';
import { MachineSpec } from '../../model/machine';
import { amountOf, isUsable } from '../../model/quantity';
import { QuotaSpec } from '../../model/quota';
import { Cluster } from '../fleet';
import { childrenOf, namespaceOf, parentOf } from '../tenants';

/** Compares the quota of a chart with the usage of the machines, disks and Services in the chart's namespace. Another tool creates this quota. */
export function chartQuotaProblems({ path, namespace, quota }: ChartModel, cluster: Cluster): Problem[] {
  if (!quota) return [];
  const wrong = amountProblems(quota);
  const { driver } = cluster;
  if (wrong.length > 0 || !driver) return wrong;
  const where = namespace === undefined ? `chart "${path}"` : `namespace "${namespace}"`;
  return [
    ...quotaProblems(where, quota, consumersIn(namespace, cluster), each => driver.hardAmounts(each)),
    ...driver.limitProblems?.(quota, machinesIn(namespace, cluster)) ?? [],
  ];
}

/** Checks the quota of a tenant: the amounts, the usage in the namespace of the tenant, and the rest of the parent's quota. */
export function tenantQuotaProblems(tenant: NodeOf<'tenant'>, cluster: Cluster): Problem[] {
  const { quota } = tenant.spec;
  const { driver } = cluster;
  if (!quota) return [];
  const wrong = amountProblems(quota);
  if (wrong.length > 0 || !driver) return wrong;
  const name = namespaceOf(tenant, cluster);
  const problems = [
    ...quotaProblems(`tenant "${name}"`, quota, poolOf(tenant, cluster), each => driver.hardAmounts(each)),
    ...driver.limitProblems?.(quota, machinesIn(name, cluster)) ?? [],
  ];
  const parent = parentOf(tenant, cluster);
  if (!parent?.spec.quota) return problems;
  const siblings = childrenOf(parent, cluster).filter(child => child !== tenant).flatMap(({ spec }) => spec.quota ?? []);
  const share = { name, quota, parent: { name: namespaceOf(parent, cluster), quota: parent.spec.quota, pool: poolOf(parent, cluster) }, siblings };
  return [...problems, ...overParent(share, driver)];
}

/** The machines, disks and Services that use a tenant's quota: in the tenant's namespace, and in the namespaces of child tenants without a quota. */
function poolOf(tenant: NodeOf<'tenant'>, cluster: Cluster): Consumer[] {
  const unbounded = childrenOf(tenant, cluster).filter(({ spec }) => spec.quota === undefined);
  return [...consumersIn(namespaceOf(tenant, cluster), cluster), ...unbounded.flatMap(child => poolOf(child, cluster))];
}

function machinesIn(namespace: string | undefined, { model }: Cluster): MachineSpec[] {
  return model.nodes.flatMap(node => node.kind === 'machine' && node.namespace === namespace ? [node.spec] : []);
}

/** Reports amounts that the library does not accept. */
function amountProblems({ vcpus, memory, storage, warnAbove, gpus = {}, ...quota }: QuotaSpec): Problem[] {
  const wrong = (what: string, got: unknown, allowed: string): Problem => ({
    code: 'QUOTA_INVALID', message: `\`${what}\` of a quota is not a valid amount`, got: quote(got), allowed, fix: 'use an allowed value, or remove it',
  });
  const counts = { loadBalancers: quota.loadBalancers, services: quota.services, pods: quota.pods, volumes: quota.volumes };
  return [
    ...vcpus !== undefined && !(vcpus > 0 && Number.isFinite(vcpus)) ? [wrong('vcpus', vcpus, 'a positive number')] : [],
    ...Object.entries({ memory, storage }).flatMap(([what, size]) => size !== undefined && !isUsable(size) ? [wrong(what, size, 'a positive size')] : []),
    ...Object.entries({ ...counts, ...gpus }).flatMap(([what, count]) => (
      count !== undefined && !(Number.isInteger(count) && count >= 0) ? [wrong(what, count, 'whole numbers from 0')] : []
    )),
    ...Object.entries(quota.others ?? {}).flatMap(([what, amount]) => isAmountOf(what, amount) ? [] : [wrong(`others["${what}"]`, amount, 'a quantity of at least 0; a whole number for resources that count objects')]),
    ...warnAbove !== undefined && !(warnAbove >= 0 && warnAbove <= 1) ? [wrong('warnAbove', warnAbove, '0 to 1')] : [],
  ];
}

/** The resources that count objects. */
const OBJECTS = /^(configmaps|secrets|pods|services(\.\w+)?|persistentvolumeclaims|replicationcontrollers|resourcequotas)$/;
const ONE = 1_000_000_000n;

function isAmountOf(resource: string, quantity: string): boolean {
  const amount = amountOf(quantity);
  return amount !== undefined && (!OBJECTS.test(resource) || amount % ONE === 0n);
}
