import { readFileSync, writeFileSync } from 'fs';
import { join } from 'path';

/** One small change to one file of `src/`. */
export interface Mutant {
  /** `file:line:column+length operator`; it is stable while the file is unchanged. */
  readonly id: string;
  readonly file: string;
  readonly operator: string;
  readonly start: number;
  readonly end: number;
  readonly replacement: string;
  /** The replaced text, for people. */
  readonly original: string;
}

export function applied(text: string, { start, end, replacement }: Mutant): string {
  return text.slice(0, start) + replacement + text.slice(end);
}

/** Runs a function with mutants in their files, and restores the files afterwards. */
export async function withMutants<T>(root: string, mutants: readonly Mutant[], run: () => Promise<T>): Promise<T> {
  const originals = new Map(mutants.map(({ file }) => [file, readFileSync(join(root, file), 'utf8')]));
  try {
    // The last change in a file comes first, so that no change moves the position of another change.
    for (const mutant of [...mutants].sort((one, other) => other.start - one.start)) {
      const path = join(root, mutant.file);
      writeFileSync(path, applied(readFileSync(path, 'utf8'), mutant));
    }
    return await run();
  } finally {
    for (const [file, text] of originals) writeFileSync(join(root, file), text);
  }
}

/** The change on one line. */
export function described({ original, replacement }: Mutant): string {
  return `${short(original)}  ->  ${short(replacement) || '(removed)'}`;
}

function short(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > 100 ? `${line.slice(0, 97)}...` : line;
}
