import { plural } from '../findings/report';
import { Comparison } from '../folder/check';
import { differenceText } from '../folder/difference-text';
import { Written } from '../folder/write';

/** What became of a folder, in words. */
export interface Outcome {
  /** What follows the name of the folder. */
  readonly summary: string;
  /** What else a person should know, one line each. */
  readonly notices: readonly string[];
  /** Whether the folder is not what the code makes. */
  readonly isStale: boolean;
}

export function writeOutcome(folder: string, { written, unchanged, removed, kept, afterInterruption }: Written): Outcome {
  return {
    summary: [`${plural(written, 'file')} written`, `${unchanged} unchanged`, `${removed} removed`].join(', '),
    notices: [
      ...afterInterruption ? [`an earlier run was interrupted while it wrote "${folder}"; the folder is whole again`] : [],
      ...kept.map(path => `"${path}" is no longer made, but somebody changed it: it was not removed, and is not listed any more`),
    ],
    isStale: false,
  };
}

/** Prints how the folder differs on stdout, where a program or a pager finds nothing else. */
export function checkOutcome(folder: string, { differences, unchanged, kept, isInterrupted }: Comparison): Outcome {
  for (const text of differenceText(differences)) process.stdout.write(text);
  const counts = (['different', 'missing', 'no longer made'] as const)
    .map(what => [what, differences.filter(difference => difference.what === what).length] as const)
    .filter(([, count]) => count > 0);
  const isStale = differences.length + kept.length > 0 || isInterrupted;
  const total = plural(unchanged + counts.filter(([what]) => what !== 'no longer made').reduce((sum, [, count]) => sum + count, 0), 'file');
  return {
    summary: isStale
      ? `not what the code makes: of ${total} ${counts.map(([what, count]) => `${count} ${what}`).join(', ') || 'none different'}`
      : `what the code makes, ${total}`,
    notices: [
      ...isInterrupted ? [`a run was interrupted while it wrote "${folder}"`] : [],
      ...kept.map(path => `"${path}" is no longer made; somebody changed it, so that a run would not remove it`),
      ...isStale ? ['run the synthesis and commit what it writes'] : [],
    ],
    isStale,
  };
}
