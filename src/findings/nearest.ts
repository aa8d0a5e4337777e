/** The known name that is most similar to a misspelled one, if any is similar enough. */
export function nearest(name: string, known: readonly string[]): string | undefined {
  const limit = Math.max(2, Math.floor(name.length / 3));
  let best: { name: string; distance: number } | undefined;
  for (const candidate of known) {
    const distance = editDistance(simplified(name), simplified(candidate));
    if (distance <= limit && (!best || distance < best.distance)) best = { name: candidate, distance };
  }
  return best?.name;
}

/** Whether a name is almost certainly a misspelling of a known one: apart from dots, dashes and case, one letter differs. */
export function isMisspelt(name: string, known: string): boolean {
  return editDistance(simplified(name), simplified(known)) <= 1;
}

/** "did you mean" for a fix, with an alternative. */
export function suggest(name: string, known: readonly string[], otherwise: string): string {
  const near = nearest(name, known);
  return near === undefined ? otherwise : `did you mean "${near}"? Otherwise ${otherwise}`;
}

/** The names, or their number if they are many. */
export function listNames(known: readonly string[]): string {
  if (known.length === 0) return 'none';
  return known.length <= 30 ? known.join(', ') : `one of ${known.length} names, e.g. ${known.slice(0, 10).join(', ')}`;
}

/** Dots, dashes and case are the most frequent mistakes: `ubuntu-2404` and `Ubuntu-24.04` are similar. */
function simplified(name: string): string {
  return name.toLowerCase().replace(/[-_.]/g, '');
}

/** Two swapped characters are one mistake. */
function editDistance(a: string, b: string): number {
  let beforeLast: number[] = [];
  let previous = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const current = [i];
    for (let j = 1; j <= b.length; j++) {
      current[j] = Math.min(previous[j] + 1, current[j - 1] + 1, previous[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) current[j] = Math.min(current[j], beforeLast[j - 2] + 1);
    }
    [beforeLast, previous] = [previous, current];
  }
  return previous[b.length];
}
