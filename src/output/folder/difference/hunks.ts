import type * as Diff from 'diff';
import { CONTEXT } from './common';
import { concealed } from './conceal';

/** A part with more changes than this is shown as fully replaced. */
const MAX_CHANGES = 1000;

/** A line of a comparison. The line is in the old text (`-`), in the new text (`+`), or in both texts. */
interface Line {
  readonly sign: ' ' | '-' | '+';
  readonly text: string;
}

/** The differences between two parts of texts, in the format of `git diff`. */
export function hunks(before: readonly string[], after: readonly string[], lineBefore: number, lineAfter: number): string[] {
  const lines = compare(before, after);
  const shown: string[] = [];
  let [from, old, fresh] = [0, lineBefore, lineAfter];
  for (const { start, end } of groups(lines)) {
    const skipped = start - from;
    const part = lines.slice(start, end);
    const [oldCount, freshCount] = [count(part, '+'), count(part, '-')];
    [old, fresh] = [old + skipped, fresh + skipped];
    shown.push(`@@ -${range(old, oldCount)} +${range(fresh, freshCount)} @@`, ...part.map(({ sign, text }) => `${sign}${text}`));
    [from, old, fresh] = [end, old + oldCount, fresh + freshCount];
  }
  return shown;
}

function compare(before: readonly string[], after: readonly string[]): Line[] {
  // Loads the package `diff` on demand: it is needed only when `synth --check` shows differences.
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  const { diffArrays } = require('diff') as typeof Diff;
  const [oldShown, freshShown] = [concealed(before), concealed(after)];
  const changes = diffArrays([...before], [...after], { maxEditLength: MAX_CHANGES })
    ?? [{ removed: true, added: false, count: before.length }, { removed: false, added: true, count: after.length }];
  let [i, j] = [0, 0];
  return changes.flatMap(({ removed, added, count: length = 0 }): Line[] => {
    const lines = (texts: readonly string[], at: number, sign: Line['sign']) => texts.slice(at, at + length).map(text => ({ sign, text }));
    if (removed) return lines(oldShown, (i += length) - length, '-');
    if (added) return lines(freshShown, (j += length) - length, '+');
    [i, j] = [i + length, j + length];
    return lines(freshShown, j - length, ' ');
  });
}

/** The ranges of lines with changes and their lines of context. */
function groups(lines: readonly Line[]): { start: number; end: number }[] {
  const found: { start: number; end: number }[] = [];
  lines.forEach(({ sign }, i) => {
    if (sign === ' ') return;
    const last = found.at(-1);
    const [start, end] = [Math.max(0, i - CONTEXT), Math.min(lines.length, i + 1 + CONTEXT)];
    if (last && start <= last.end) last.end = end;
    else found.push({ start, end });
  });
  return found;
}

function count(lines: readonly Line[], except: Line['sign']): number {
  return lines.filter(({ sign }) => sign !== except).length;
}

function range(line: number, length: number): string {
  return length === 1 ? `${line + 1}` : `${length === 0 ? line : line + 1},${length}`;
}
