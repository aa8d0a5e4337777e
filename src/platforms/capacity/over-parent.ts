import { Consumer } from './consumers';
import { Problem } from '../../findings/problem';
import { QuotaSpec } from '../../model/quota';
import { amountText, total } from '../../model/usage';
import { PlatformDriver } from '../driver';

/** The quota of a tenant, with the quotas of its parent and its siblings. */
export interface Share {
  readonly name: string;
  readonly quota: QuotaSpec;
  readonly parent: { readonly name: string; readonly quota: QuotaSpec; readonly pool: readonly Consumer[] };
  readonly siblings: readonly QuotaSpec[];
}

/**
 * Since Cozystack 1.6, a tenant's quota must fit into the rest of its parent's quota: the parent's quota minus the quotas of the tenant's
 * siblings, and minus the parent's own usage.
 */
export function overParent({ name, quota, parent, siblings }: Share, driver: PlatformDriver): Problem[] {
  if (!driver.nestsQuotas) return [];
  const hard = (each: QuotaSpec) => driver.hardAmounts(each);
  const [wanted, allowed, given] = [hard(quota), hard(parent.quota), total(siblings.map(hard))];
  const used = total(parent.pool.map(({ usage }) => usage));
  return Object.entries(wanted).flatMap(([key, amount]): Problem[] => {
    // If the quota has a limit for the same resource, only the limits are compared, because the finding about the limits covers the requests too.
    if (allowed[key] === undefined || (key.startsWith('requests.') && wanted[key.replace('requests.', 'limits.')] !== undefined)) return [];
    const left = allowed[key] - (given[key] ?? 0) - (used[key] ?? 0);
    if (amount <= left) return [];
    const say = (value: number) => amountText(key, value);
    return [{
      code: 'QUOTA_OVER_PARENT',
      message: `the quota of tenant "${name}" is larger than the rest of the quota of its parent "${parent.name}" (${key}); the platform rejects the tenant`,
      got: say(amount),
      allowed: `${say(Math.max(0, left))} of ${say(allowed[key])}: ${say(given[key] ?? 0)} are assigned to other tenants, ${say(used[key] ?? 0)} in use`,
      fix: 'reduce the quota, or increase the parent\'s quota',
    }];
  });
}
