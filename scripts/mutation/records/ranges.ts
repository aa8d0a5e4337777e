/** Sorted ranges `[start, end)` that do not touch, as a flat list. */
export type Ranges = readonly number[];

/** The parts that are in both. */
export function intersection(one: Ranges, other: Ranges): Ranges {
  const both: number[] = [];
  for (let i = 0, j = 0; i < one.length && j < other.length;) {
    const [start, end] = [Math.max(one[i], other[j]), Math.min(one[i + 1], other[j + 1])];
    if (start < end) both.push(start, end);
    if (one[i + 1] < other[j + 1]) i += 2;
    else j += 2;
  }
  return both;
}

/** Whether one of the ranges has all of `[start, end)`. */
export function contains(ranges: Ranges, start: number, end: number): boolean {
  for (let i = 0; i < ranges.length; i += 2) {
    if (ranges[i] <= start && end <= ranges[i + 1]) return true;
  }
  return false;
}
