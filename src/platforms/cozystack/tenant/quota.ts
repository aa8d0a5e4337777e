import { Problem, quote } from '../../../findings/problem';
import { isUsable } from '../../../model/quantity';
import { QuotaSpec, shortAmounts } from '../../../model/quota';
import { TenantSpec } from '../../../model/tenant';
import { ApiTree, Joint, put, take } from '../../fields';
import { DNS_SUBDOMAIN } from '../../kubernetes/names';
import { CozystackTarget } from '../target';

/** The properties of a quota that are whole numbers, by their key in the chart. */
const COUNTS = { 'services.loadbalancers': 'loadBalancers', 'services': 'services', 'pods': 'pods', 'persistentvolumeclaims': 'volumes' } as const;
const SIZES: readonly string[] = ['memory', 'storage'];

/** `quota` becomes `resourceQuotas`. Its `warnAbove`, the usage from which a finding warns, is not written. */
export const quota: Joint<TenantSpec, CozystackTarget> = {
  write: (spec, tree, _, __, problems) => {
    if (!spec.quota) return;
    const { others = {} } = spec.quota;
    problems.push(...Object.keys(others).filter(word => !isQuotaWord(word)).map(wordProblem));
    problems.push(...Object.entries(others).filter(([word, amount]) => word.includes('/') && isQuotaWord(word) && isFraction(amount)).map(fractionProblem));
    put(tree, ['spec', 'resourceQuotas'], shortAmounts(spec.quota));
  },
  read: tree => {
    const amounts = take<ApiTree>(tree, ['spec', 'resourceQuotas']);
    return typeof amounts === 'object' && amounts !== null ? { quota: quotaOf(amounts) } : {};
  },
};

/**
 * Keys that the chart translates to keys of a `ResourceQuota` (`cozy-lib.resources.flatten`). The chart keeps the keys of counts. It adds the
 * prefixes `requests.` and `limits.` to all other keys, and only `requests.` to `storage`.
 */
const WORDS: readonly string[] = [
  'cpu', 'memory', 'ephemeral-storage', 'storage', 'pods', 'services', 'services.loadbalancers', 'services.nodeports', 'configmaps', 'secrets',
  'persistentvolumeclaims', 'replicationcontrollers', 'resourcequotas',
];

/** Whether the amount of a device is not a whole number. The rules for all platforms report other invalid amounts. */
function isFraction(amount: string): boolean {
  return /^\d{0,15}\.\d{1,15}$/.test(amount) && !Number.isInteger(Number(amount)) || /^\d{1,15}m$/.test(amount) && !amount.endsWith('000m');
}

function fractionProblem([word, amount]: readonly [string, string]): Problem {
  return {
    code: 'QUOTA_INVALID', message: `the amount of ${quote(word)} is not a whole number: Kubernetes rejects the quota, and the tenant fails`,
    got: quote(amount), allowed: 'a whole number', fix: 'use a whole number',
  };
}

/** Whether the chart supports a key. Devices have a vendor domain. A key with Kubernetes' own prefix before the slash would limit nothing. */
function isQuotaWord(word: string): boolean {
  if (WORDS.includes(word)) return true;
  const [domain, name, ...more] = word.split('/');
  return name !== undefined && more.length === 0 && DNS_SUBDOMAIN.test(domain) && domain.includes('.') && /^[A-Za-z0-9]([-\w.]{0,53}[A-Za-z0-9])?$/.test(name)
    && !/^(requests|limits)\.|^count$|(^|\.)storageclass\.storage\.k8s\.io$|(^|\.)kubernetes\.io$/.test(domain);
}

function wordProblem(word: string): Problem {
  const bare = word.replace(/^(requests|limits)\./, '');
  const isKept = word.includes('/');
  return {
    code: 'QUOTA_INVALID',
    message: isKept
      ? 'the quota has no effect: the platform\'s Helm chart adds the prefix `requests.` to a quota\'s resource, and the result limits nothing'
      : 'invalid resource: the platform\'s Helm chart adds the prefixes `requests.` and `limits.`, Kubernetes rejects the result, and the tenant fails',
    got: quote(word),
    allowed: `${WORDS.join(', ')}, and devices such as nvidia.com/A10`,
    fix: bare !== word && isQuotaWord(bare) ? `use "${bare}"` : 'remove it',
  };
}

/** The amounts by property; keys without a property are `others`. */
function quotaOf(amounts: ApiTree): QuotaSpec {
  const read: Record<string, unknown> = {};
  const gpus: Record<string, number> = {};
  const others: Record<string, string> = {};
  for (const [word, amount] of Object.entries(amounts)) {
    const text = String(amount);
    const count = wholeNumber(text);
    if (word === 'cpu' && cores(text) !== undefined) read.vcpus = cores(text);
    else if (SIZES.includes(word) && isUsable(text)) read[word] = text;
    else if (word in COUNTS && count !== undefined) read[COUNTS[word as keyof typeof COUNTS]] = count;
    else if (isDevice(word) && count !== undefined) gpus[word] = count;
    else others[word] = text;
  }
  return { ...read, ...Object.keys(gpus).length > 0 && { gpus }, ...Object.keys(others).length > 0 && { others } };
}

/** Whether a key is a device: a resource with a domain. A key such as `requests.nvidia.com/A10` is a key of a `ResourceQuota`, not a device. */
function isDevice(word: string): boolean {
  return word.includes('/') && !/^(requests|limits|count)[./]/.test(word);
}

function wholeNumber(text: string): number | undefined {
  return /^(0|[1-9]\d{0,14})$/.test(text) ? Number(text) : undefined;
}

function cores(text: string): number | undefined {
  const amount = /^\d+m$/.test(text) ? Number(text.slice(0, -1)) / 1000 : /^\d+(\.\d+)?$/.test(text) ? Number(text) : 0;
  return amount > 0 ? amount : undefined;
}
