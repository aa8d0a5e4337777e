/** The known name that is most similar to a misspelled name. Undefined if no known name is similar enough. */
export function nearest(name: string, known: readonly string[]): string | undefined {
  const wanted = simplified(name);
  let best: string | undefined;
  let limit = wanted.length <= 3 ? 1 : Math.max(2, Math.floor(name.length / 3));
  for (const candidate of known) {
    const distance = editDistance(wanted, simplified(candidate), limit);
    if (distance <= limit) [best, limit] = [candidate, distance - 1];
  }
  return best;
}

/** Whether a name is almost certainly a misspelling of a known name: apart from dots, dashes and case, at most `mistakes` letters differ. */
export function isMisspelt(name: string, known: string, mistakes = 1): boolean {
  return editDistance(simplified(name), simplified(known), mistakes) <= mistakes;
}

/** A fix that asks `did you mean ...?`, and then gives the alternative `otherwise`. If no known name is similar, the fix is only the alternative. */
export function suggest(name: string, known: readonly string[], otherwise: string): string {
  const near = nearest(name, known);
  return near === undefined ? otherwise : `did you mean "${near}"? Otherwise ${otherwise}`;
}

/** The names; if there are too many, their number and the first names. */
export function listNames(known: readonly string[]): string {
  if (known.length === 0) return 'none';
  return known.length <= 30 ? known.join(', ') : `one of ${known.length} names, e.g. ${known.slice(0, 10).join(', ')}`;
}

/** Dots, dashes and case are the most frequent mistakes: `ubuntu-2404` and `Ubuntu-24.04` are similar. */
function simplified(name: string): string {
  return name.toLowerCase().replace(/[-_.]/g, '');
}

/** The number of mistakes between two texts. Two swapped characters are one mistake. Infinity if the number surely exceeds the limit. */
function editDistance(a: string, b: string, limit: number): number {
  // The difference of the lengths is a lower bound of the distance.
  if (Math.abs(a.length - b.length) > limit) return Infinity;
  let beforeLast: number[] = [];
  let previous = Array.from({ length: b.length + 1 }, (_, i) => i);
  let lowestBefore = 0;
  for (let i = 1; i <= a.length; i++) {
    const current = [i];
    let lowest = i;
    for (let j = 1; j <= b.length; j++) {
      let distance = a[i - 1] === b[j - 1] ? previous[j - 1] : Math.min(previous[j], current[j - 1], previous[j - 1]) + 1;
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) distance = Math.min(distance, beforeLast[j - 2] + 1);
      current[j] = distance;
      if (distance < lowest) lowest = distance;
    }
    // Every later row is derived from the last two.
    if (lowest > limit && lowestBefore > limit) return Infinity;
    [beforeLast, previous, lowestBefore] = [previous, current, lowest];
  }
  return previous[b.length];
}
