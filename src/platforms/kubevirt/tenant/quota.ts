import { suggest } from '../../../findings/nearest';
import { Problem, quote } from '../../../findings/problem';
import { hardAmounts, QuotaSpec } from '../../../model/quota';
import { same } from '../../../model/same';
import { quantity, Usage } from '../../../model/usage';
import { DNS_SUBDOMAIN } from '../../kubernetes/names';
import { checkGate } from '../gates';
import { KubeVirtTarget } from '../target';

type Amounts = Readonly<Record<string, string>>;

/**
 * The library writes only requests into a quota. If a quota has limits too, the API server rejects pods without limits, and KubeVirt limits
 * each machine to its CPUs and twice its memory.
 */
export function requestAmounts(quota: QuotaSpec, { launcher }: KubeVirtTarget): Usage {
  return Object.fromEntries(Object.entries(hardAmounts(quota, launcher)).filter(([key]) => !key.startsWith('limits.')));
}

/** Amounts in the canonical form of the API server: a whole number with the largest unit that needs no fraction, e.g. `1500m` and not `1.5`. */
export function hardOf(quota: QuotaSpec, target: KubeVirtTarget): Amounts {
  const amounts = Object.entries(requestAmounts(quota, target)).map(([key, amount]) => [key, quantity(key, amount)]);
  return { ...Object.fromEntries(amounts), ...quota.others };
}

/**
 * Reports keys that a quota cannot have. Also reports limits, because a quota with limits prevents pods without limits. KubeVirt sets limits on
 * the pods of machines only with the feature gate AutoResourceLimitsGate.
 */
export function quotaKeyProblems(quota: QuotaSpec | undefined, target: KubeVirtTarget): Problem[] {
  const problems: Problem[] = Object.keys(quota?.others ?? {}).filter(word => !isQuotaWord(word)).map(wordProblem);
  const limits = ['limits.cpu', 'limits.memory'].filter(key => quota?.others?.[key] !== undefined);
  if (limits.length > 0) checkGate('AutoResourceLimitsGate', `a quota of \`${limits.join('` and `')}\`, which prevents the start of machines without limits,`, target, problems);
  return problems;
}

/** Keys without a domain that the API server accepts (`ValidateResourceQuotaResourceName`). */
const WORDS: readonly string[] = [
  'cpu', 'memory', 'ephemeral-storage', 'requests.cpu', 'requests.memory', 'requests.storage', 'requests.ephemeral-storage', 'limits.cpu', 'limits.memory',
  'limits.ephemeral-storage', 'pods', 'resourcequotas', 'services', 'replicationcontrollers', 'secrets', 'persistentvolumeclaims', 'configmaps', 'services.nodeports',
  'services.loadbalancers',
];

function isQuotaWord(word: string): boolean {
  const [domain, name, ...more] = word.split('/');
  if (name === undefined) return WORDS.includes(word) || /^(?:requests\.)?hugepages-[1-9]\d*[KMGTPE]i$/.test(word);
  return more.length === 0 && DNS_SUBDOMAIN.test(domain) && /^[A-Za-z0-9](?:[-\w.]{0,61}[A-Za-z0-9])?$/.test(name);
}

function wordProblem(word: string): Problem {
  return {
    code: 'QUOTA_INVALID',
    message: 'invalid resource of a quota: the API server rejects the quota',
    got: quote(word),
    allowed: `${WORDS.join(', ')}, hugepages-2Mi, count/RESOURCE, and resources with a domain such as requests.nvidia.com/gpu`,
    fix: suggest(word, WORDS, 'remove it'),
  };
}

/** The property of each amount, by its key in a `ResourceQuota`. */
const COUNTS = {
  'services.loadbalancers': 'loadBalancers', 'services': 'services', 'pods': 'pods', 'persistentvolumeclaims': 'volumes',
} as const satisfies Record<string, keyof QuotaSpec>;

/** Reads the amounts of a `ResourceQuota`. `others` gets each amount that has no property, or that this library would write in another form. */
export function readQuota(hard: Amounts, target: KubeVirtTarget): QuotaSpec {
  const spec: { -readonly [K in keyof QuotaSpec]: QuotaSpec[K] } = {};
  const gpus: Record<string, number> = {};
  const others: Record<string, string> = {};
  for (const [key, amount] of Object.entries(hard)) {
    const part = readAmount(key, amount, target);
    if (part === undefined || hardOf(part, target)[key] !== amount) others[key] = amount;
    else if (part.gpus) Object.assign(gpus, part.gpus);
    else Object.assign(spec, part);
  }
  if (Object.keys(gpus).length > 0) spec.gpus = gpus;
  if (Object.keys(others).length > 0) spec.others = others;
  return same(hardOf(spec, target), hard) ? spec : { others: hard };
}

function readAmount(key: string, amount: string, { launcher }: KubeVirtTarget): QuotaSpec | undefined {
  const isCount = /^\d+$/.test(amount);
  if (key === 'requests.cpu' && /^\d+m?$/.test(amount)) {
    const thousandths = amount.endsWith('m') ? Number(amount.slice(0, -1)) : Number(amount) * 1000;
    return { vcpus: thousandths * launcher.cpuRatio / 1000 };
  }
  if ((key === 'requests.memory' || key === 'requests.storage') && /^[\d.]+[KMGTP]i$/.test(amount)) {
    return key === 'requests.memory' ? { memory: amount } : { storage: amount };
  }
  if (!isCount) return undefined;
  const word = COUNTS[key as keyof typeof COUNTS];
  if (word !== undefined) return { [word]: Number(amount) };
  const [, device] = /^requests\.(.[^/\n]*\/.+)$/.exec(key) ?? [];
  return device === undefined ? undefined : { gpus: { [device]: Number(amount) } };
}
