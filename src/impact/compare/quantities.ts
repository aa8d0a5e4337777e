import { Path } from './path';

const UNITS: Readonly<Record<string, number>> = {
  '': 1, 'm': 1e-3, 'k': 1e3, 'K': 1e3, 'M': 1e6, 'G': 1e9, 'T': 1e12, 'P': 1e15, 'E': 1e18,
  'Ki': 2 ** 10, 'Mi': 2 ** 20, 'Gi': 2 ** 30, 'Ti': 2 ** 40, 'Pi': 2 ** 50, 'Ei': 2 ** 60,
};

/** Names of fields with a quantity. The API server compares these fields by value: `1Gi` equals `1024Mi`. */
const PLACES = new Set(['storage', 'memory', 'guest', 'maxGuest', 'cpu', 'capacity', 'ephemeral-storage', 'reservedOverhead', 'bandwidthPerMigration']);

/** The number of a Kubernetes quantity; undefined if the value is not a quantity. */
export function amountOf(value: unknown): number | undefined {
  if (typeof value === 'number') return value;
  const found = typeof value === 'string' ? /^(\d+(?:\.\d+)?)(?:e(\d+))?([a-zA-Z]{0,2})$/.exec(value) : undefined;
  if (!found || UNITS[found[3]] === undefined) return undefined;
  return Number(found[1]) * 10 ** Number(found[2] ?? 0) * UNITS[found[3]];
}

/** Whether a path is the path of a quantity, and both values are the same quantity. */
export function sameAmount(a: unknown, b: unknown, path: Path): boolean {
  if (!PLACES.has(path[path.length - 1])) return false;
  const amount = amountOf(a);
  return amount !== undefined && amount === amountOf(b);
}
