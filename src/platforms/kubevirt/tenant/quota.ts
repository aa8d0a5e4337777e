import { Problem } from '../../../findings/problem';
import { hardAmounts, QuotaSpec } from '../../../model/quota';
import { same } from '../../../model/same';
import { quantity, Usage } from '../../../model/usage';
import { checkGate } from '../gates';
import { KubeVirtTarget } from '../target';

type Amounts = Readonly<Record<string, string>>;

/**
 * What a quota is here: requests alone. Where a quota has limits as well, KubeVirt limits machines to just their CPUs and
 * to twice their memory, and refuses pods that say none.
 */
export function requestAmounts(quota: QuotaSpec, { launcher }: KubeVirtTarget): Usage {
  return Object.fromEntries(Object.entries(hardAmounts(quota, launcher)).filter(([key]) => !key.startsWith('limits.')));
}

/** Amounts as the API server takes them: whole numbers with the exact unit. */
export function hardOf(quota: QuotaSpec, target: KubeVirtTarget): Amounts {
  const amounts = Object.entries(requestAmounts(quota, target)).map(([key, amount]) => [key, quantity(key, amount)]);
  return { ...Object.fromEntries(amounts), ...quota.others };
}

/** A quota of limits refuses pods without any; KubeVirt gives those of machines some, if it is told to. */
export function quotaLimitProblems(quota: QuotaSpec | undefined, target: KubeVirtTarget): Problem[] {
  const problems: Problem[] = [];
  const limits = ['limits.cpu', 'limits.memory'].filter(key => quota?.others?.[key] !== undefined);
  if (limits.length > 0) checkGate('AutoResourceLimitsGate', `a quota of \`${limits.join('` and `')}\`, with which machines without limits of their own do not start,`, target, problems);
  return problems;
}

/** The short words of a quota, by the key of the amount. */
const COUNTS = {
  'services.loadbalancers': 'loadBalancers', 'services': 'services', 'pods': 'pods', 'persistentvolumeclaims': 'volumes',
} as const satisfies Record<string, keyof QuotaSpec>;

/** What the amounts of a `ResourceQuota` mean; an amount without a short word, or written otherwise, is one of the `others`. */
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
    return { cpu: thousandths * launcher.cpuRatio / 1000 };
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
