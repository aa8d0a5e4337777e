import { Consumer } from './consumers';
import { Problem } from '../../findings/problem';
import { QuotaSpec } from '../../model/quota';
import { amountText, total, Usage } from '../../model/usage';

const DEFAULT_WARNING = 0.9;

/** The largest number of machines, disks and Services that one finding lists. */
const NAMED = 8;

/** During its import or clone, a disk needs up to three times its size (Cozystack issue 1256). */
const TRANSIENT = 3;

/** Returns the amounts of a quota, by the `ResourceQuota` keys of its platform. */
type Expand = (quota: QuotaSpec) => Usage;

/**
 * Compares the usage of all machines, disks and Services of a namespace with the quota of the namespace.
 *
 * @param where the owner of the quota, in messages
 */
export function quotaProblems(where: string, quota: QuotaSpec, usages: readonly Consumer[], expand: Expand): Problem[] {
  const used = total(usages.map(({ usage }) => usage));
  const problems: Problem[] = [];
  const hard = expand(quota);
  for (const [key, allowed] of Object.entries(hard)) {
    const taken = used[key] ?? 0;
    const warnAbove = quota.warnAbove ?? DEFAULT_WARNING;
    // If the used share of the limits is at least as large as the used share of the requests, the finding about the limits covers the requests too.
    if (isImplied(key, used, hard)) continue;
    if (taken > allowed) problems.push(over(where, key, taken, allowed, usages));
    else if (allowed > 0 && taken > 0 && taken >= allowed * warnAbove) problems.push(near(where, key, taken, allowed));
    if (key === 'requests.storage' && taken <= allowed) problems.push(...transientProblems(where, taken, allowed, usages));
  }
  return problems;
}

type Taken = readonly Consumer[];

function isImplied(key: string, used: Usage, hard: Usage): boolean {
  const limits = key.replace('requests.', 'limits.');
  if (!key.startsWith('requests.') || hard[limits] === undefined) return false;
  return (used[key] ?? 0) / hard[key] <= (used[limits] ?? 0) / hard[limits];
}

function over(where: string, key: string, taken: number, allowed: number, usages: Taken): Problem {
  return {
    code: 'QUOTA_EXCEEDED',
    message: `the machines and disks of ${where} exceed its quota (${key}); the objects that are created last stay pending`,
    got: `${amountText(key, taken)}: ${byAmount(key, usages)}`,
    allowed: amountText(key, allowed),
    fix: 'use less, spread the machines over several tenants, or request a larger quota',
  };
}

function near(where: string, key: string, taken: number, allowed: number): Problem {
  return {
    code: 'QUOTA_NEAR',
    message: `the machines and disks of ${where} use ${Math.floor(100 * taken / allowed)} % of its quota (${key})`,
    got: amountText(key, taken),
    allowed: amountText(key, allowed),
    fix: 'use less before the fleet grows, set `warnAbove` of the quota, or acknowledge this',
  };
}

/**
 * Checks the additional storage that imports and clones need while they run. The second pod of a machine during a live migration is not
 * checked: the migration is short, and the quota only delays it.
 */
function transientProblems(where: string, taken: number, allowed: number, usages: Taken): Problem[] {
  const filled = usages.filter(({ transient }) => transient);
  const most = Math.max(0, ...filled.map(({ usage }) => usage['requests.storage'] ?? 0));
  const all = filled.reduce((sum, { usage }) => sum + (usage['requests.storage'] ?? 0), 0);
  const needed = taken + (TRANSIENT - 1) * all;
  if (most === 0 || needed <= allowed) return [];
  return [{
    code: 'QUOTA_IMPORT_SPACE',
    message: `too little quota for imports: during its import or clone, a disk uses up to ${TRANSIENT} times its size, and all disks together exceed the quota of ${where}`,
    got: `up to ${amountText('requests.storage', needed)}; if the disks are imported one after the other, ${amountText('requests.storage', taken + (TRANSIENT - 1) * most)}`,
    allowed: amountText('requests.storage', allowed),
    fix: 'create the disks one after the other, request more storage until they are created, or acknowledge this',
  }];
}

function byAmount(key: string, usages: Taken): string {
  const takers = usages.filter(({ usage }) => (usage[key] ?? 0) > 0)
    .sort((a, b) => b.usage[key] - a.usage[key] || (a.name < b.name ? -1 : 1))
    .map(({ name, usage }) => `${name} ${amountText(key, usage[key])}`);
  return takers.length <= NAMED ? takers.join(', ') : `${takers.slice(0, NAMED).join(', ')} and ${takers.length - NAMED} more`;
}
