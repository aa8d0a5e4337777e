/**
 * Binary search: the first integer of a range for which the predicate holds, or the end of the range. If the predicate holds for an
 * integer, it must hold for all later integers.
 */
export function firstWhere(from: number, to: number, isSo: (n: number) => boolean): number {
  let [low, high] = [from, to];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (isSo(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}
