/**
 * Amounts by their key in a `ResourceQuota` (`requests.cpu`, `limits.memory`, `services.loadbalancers`, ...):
 * CPU in thousandths of a core, memory and storage in bytes, all others as numbers.
 */
export type Usage = Readonly<Record<string, number>>;

/** The sum of amounts, key by key. */
export function total(usages: readonly Usage[]): Usage {
  const sum: Record<string, number> = {};
  for (const usage of usages) {
    for (const [key, amount] of Object.entries(usage)) sum[key] = (sum[key] ?? 0) + amount;
  }
  return sum;
}

/** A multiple of an amount. */
export function times(usage: Usage, count: number): Usage {
  return Object.fromEntries(Object.entries(usage).map(([key, amount]) => [key, amount * count]));
}

/** The amount without zeros, so that a machine without a GPU has no key for GPUs. */
export function withoutZeros(usage: Usage): Usage {
  return Object.fromEntries(Object.entries(usage).filter(([, amount]) => amount !== 0));
}

/** An amount for messages, with two decimals, the same on every computer. */
export function amountText(key: string, amount: number): string {
  return written(key, amount, rest => rest >= 1024);
}

/** An amount in the notation of the API server, with the largest unit that divides it. */
export function quantity(key: string, amount: number): string {
  return written(key, amount, rest => rest >= 1024 && rest % 1024 === 0);
}

function written(key: string, amount: number, isLarge: (rest: number) => boolean): string {
  if (/\.cpu$/.test(key)) return amount % 1000 === 0 ? String(amount / 1000) : `${Math.round(amount)}m`;
  if (!/\.(memory|storage|hugepages-\w+)$/.test(key)) return String(amount);
  const units = ['', 'Ki', 'Mi', 'Gi', 'Ti'];
  let [unit, rest] = [0, amount];
  while (unit < units.length - 1 && isLarge(rest)) {
    rest /= 1024;
    unit++;
  }
  return `${Math.round(rest * 100) / 100}${units[unit]}`;
}
