import { suggest } from '../../../findings/nearest';
import { Problem, quote } from '../../../findings/problem';
import { MachineSpec } from '../../../model/machine';
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

/** Reports keys that a quota cannot have. */
export function quotaKeyProblems(quota: QuotaSpec | undefined): Problem[] {
  return Object.keys(quota?.others ?? {}).filter(word => !isQuotaWord(word)).map(wordProblem);
}

/**
 * Reports limits in a quota, because a quota with limits prevents pods without limits. KubeVirt sets limits on the pods of machines only with the
 * feature gate AutoResourceLimitsGate. Machines that set their limits start without the gate.
 */
export function limitProblems({ others = {} }: QuotaSpec, machines: readonly MachineSpec[], target: KubeVirtTarget): Problem[] {
  const problems: Problem[] = [];
  const limits = ['cpu', 'memory'].filter(resource => others[`limits.${resource}`] !== undefined)
    .filter(resource => machines.length === 0 || !machines.every(machine => isLimited(machine, resource))).map(resource => `limits.${resource}`);
  if (limits.length > 0) checkGate('AutoResourceLimitsGate', `a quota of \`${limits.join('` and `')}\`, which prevents the start of machines without limits,`, target, problems);
  return problems;
}

/** Whether the pod of a machine has a limit without the gate. KubeVirt limits the pod of a machine with dedicated CPUs to its requests. */
function isLimited({ podResources, hardware }: MachineSpec, resource: string): boolean {
  return podResources?.limits?.[resource] !== undefined || hardware?.dedicatedCpu === true;
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
