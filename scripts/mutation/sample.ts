import { posix } from 'path';
import { Mutant } from './mutant';

/**
 * A sample by seed with a share of each folder: mutants sorted by folder, shuffled within each, and every n-th of them from a random start.
 */
export function sampled(mutants: readonly Mutant[], count: number, seed: number): Mutant[] {
  const random = generator(seed);
  const folders = new Map<string, Mutant[]>();
  for (const mutant of mutants) {
    const folder = posix.dirname(mutant.file);
    folders.set(folder, [...folders.get(folder) ?? [], mutant]);
  }
  const ordered = [...folders.keys()].sort().flatMap(folder => shuffled(folders.get(folder)!, random));
  const step = ordered.length / Math.min(count, ordered.length);
  const start = random() * step;
  return Array.from({ length: Math.min(count, ordered.length) }, (_, index) => ordered[Math.floor(start + index * step)]);
}

function shuffled<T>(items: readonly T[], random: () => number): T[] {
  const result = [...items];
  for (let index = result.length - 1; index > 0; index--) {
    const other = Math.floor(random() * (index + 1));
    [result[index], result[other]] = [result[other], result[index]];
  }
  return result;
}

/** Pseudorandom numbers from 0 to 1 (Park and Miller, with the multiplier of 1993). */
function generator(seed: number): () => number {
  const modulus = 2147483647;
  let state = (Math.abs(Math.trunc(seed)) * 7919 + 1) % modulus;
  const next = () => (state = state * 48271 % modulus) / modulus;
  // The first numbers of consecutive seeds are similar, so they are skipped.
  for (let skipped = 0; skipped < 10; skipped++) next();
  return next;
}
