import type * as Diff from 'diff';
import { Difference } from './check';

/** Lines of one file and of all together: who changed more wants to run it, not to read it. */
const MAX_LINES = 200;
const MAX_LINES_IN_ALL = 2000;

/** A comparison of very different texts that takes longer says nothing that helps. */
const PATIENCE_MS = 2000;

/** Differences as `git diff` shows them, file by file, as far as a person will read. */
export function* differenceText(differences: readonly Difference[]): Iterable<string> {
  let left = MAX_LINES_IN_ALL;
  for (const difference of differences) {
    if (left <= 0) {
      yield `${difference.path}: ${difference.what}\n`;
      continue;
    }
    const lines = patch(difference);
    const shown = lines.slice(0, Math.min(MAX_LINES, left));
    left -= shown.length;
    yield `${shown.join('\n')}\n`;
    if (shown.length < lines.length) yield `... and ${lines.length - shown.length} more lines of ${difference.path}\n`;
  }
}

function patch({ path, what, before, after }: Difference): string[] {
  // Loaded here, because only a check that fails needs it.
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  const { createTwoFilesPatch, FILE_HEADERS_ONLY } = require('diff') as typeof Diff;
  const name = (side: string, isThere: boolean) => isThere ? `${side}/${path}` : '/dev/null';
  const text = createTwoFilesPatch(name('a', what !== 'missing'), name('b', what !== 'no longer made'), before(), after(), undefined, undefined, {
    context: 3, headerOptions: FILE_HEADERS_ONLY, timeout: PATIENCE_MS,
  });
  return text === undefined ? [`${path}: ${what}`] : text.trimEnd().split('\n');
}
