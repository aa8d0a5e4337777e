/** The first whole number of a range for which something is so, which is then so for all after it; the end of the range if for none. */
export function firstWhere(from: number, to: number, isSo: (n: number) => boolean): number {
  let [low, high] = [from, to];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (isSo(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}
