import { Cluster } from '../platforms/fleet';

export function clusterName({ driver }: Cluster): string {
  return driver?.label ?? 'no platform';
}

export function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Sorts by several texts; the first text is the primary key. */
export function sortedBy<T>(items: readonly T[], ...keys: readonly ((item: T) => string)[]): T[] {
  return [...items].sort((a, b) => {
    for (const key of keys) {
      const order = compare(key(a), key(b));
      if (order !== 0) return order;
    }
    return 0;
  });
}
