import { bytesOf, NO_BYTES, withBytesOnDisk } from './bytes';
import { compareBytes } from './compare';
import { printable } from '../../../findings/printable';
import { systemReason } from '../../../findings/system-error';
import { Difference } from '../check';

/** The largest number of lines for one file and for all files. For a larger change, users can run the synthesis and read the diff in Git. */
const MAX_LINES = 200;
const MAX_LINES_IN_ALL = 2000;

/** Differences in the format of `git diff`, file by file, up to the amount that a person will read. */
export function* differenceText(differences: readonly Difference[]): Iterable<string> {
  let left = MAX_LINES_IN_ALL;
  for (const difference of differences) {
    if (left <= 0) {
      yield `${printable(difference.path)}: ${difference.what}\n`;
      continue;
    }
    const { lines, isAll } = linesOf(difference, Math.min(MAX_LINES, left));
    left -= lines.length;
    yield `${lines.join('\n')}\n`;
    if (!isAll) yield `... and more of ${printable(difference.path)}\n`;
  }
}

function linesOf(difference: Difference, most: number): { readonly lines: readonly string[]; readonly isAll: boolean } {
  const { path, what, before, after, isLineEnds } = difference;
  if (isLineEnds) return { lines: [`${printable(path)}: only its line ends differ`], isAll: true };
  const name = (side: string, isThere: boolean) => isThere ? `${side}/${printable(path)}` : '/dev/null';
  const head = [`--- ${name('a', what !== 'missing')}`, `+++ ${name('b', what !== 'no longer made')}`];
  try {
    const { lines, isAll } = before === undefined ? compare() : withBytesOnDisk(before, compare);
    if (lines.length === 0 && what === 'different') return { lines: [`${printable(path)}: ${what}`], isAll: true };
    return { lines: [...head, ...lines], isAll };
  } catch (error) {
    return { lines: [`${printable(path)}: ${what}, and it cannot be read: ${systemReason(error).reason}`], isAll: true };
  }

  function compare(bytes = NO_BYTES) {
    const shown: string[] = [];
    for (const { lines, isAll } of compareBytes(bytes, after ? bytesOf(after) : NO_BYTES)) {
      const room = most - head.length - shown.length;
      shown.push(...lines.slice(0, room));
      if (!isAll || lines.length > room) return { lines: shown, isAll: false };
    }
    return { lines: shown, isAll: true };
  }
}
