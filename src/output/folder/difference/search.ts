/**
 * Binary search: the first integer of a range for which the predicate holds, if it then holds for all later ones; otherwise the end of the
 * range.
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
