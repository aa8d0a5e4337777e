import { Comparison } from './folder/check';
import { differenceText } from './folder/difference/text';
import { Ownership, UNKNOWN } from './folder/ownership';
import { names, OWNERSHIP_LIST } from './folder/safe-path';
import { Written } from './folder/write';
import { AppFiles } from './run';
import { say } from './say';
import { printable } from '../findings/printable';
import { plural } from '../findings/report';
import { systemReason } from '../findings/system-error';

/** The result of an app, as text. */
export interface SynthResult {
  /** The text after the name of the folder. */
  readonly summary: string;
  /** Additional notices, one line each. */
  readonly notices: readonly string[];
  /** Whether the folder differs from the new output. */
  readonly isStale: boolean;
  /** The state of the files, for programs. */
  readonly files: AppFiles;
}

/** Maximum number of notices about files that are not removed; further files are only counted. */
const MAX_NOTICES = 10;

export function writeOutcome(folder: string, result: Written): SynthResult {
  const { written, unchanged, removed, edited, emptied, kept, isAllElse, afterInterruption } = result;
  return {
    summary: [`${plural(written, 'file')} written`, `${unchanged} unchanged`, `${removed} removed`].join(', '),
    notices: [
      ...afterInterruption ? [`an earlier run was interrupted while it wrote "${printable(folder)}"; the folder is complete again`] : [],
      ...edited.length > 0 ? [`${changedByHand(edited)} replaced by the output of the code; with --keep-edits, the command stops instead`] : [],
      ...removed > 0 && written + unchanged === 0 ? [nothingIsMade(removed, 'this run removed')] : [],
      ...emptied.length > 0 ? [nothingIsIn(emptied)] : [],
      ...isAllElse ? [allElse(removed)] : [],
      ...keptNotices(kept),
    ],
    isStale: false,
    files: { written, unchanged, removed },
  };
}

/** Prints only the differences of the folder to stdout, so that a program or a pager can read them. Returns the other texts. */
export function checkOutcome(folder: string, comparison: Comparison): SynthResult {
  const { differences, unchanged, edited, emptied, kept, isAllElse, isInterrupted } = comparison;
  print(differenceText(differences));
  const counts = (['different', 'missing', 'no longer made'] as const)
    .map(what => [what, differences.filter(difference => difference.what === what).length] as const)
    .filter(([, count]) => count > 0);
  const removed = differences.filter(({ what }) => what === 'no longer made').length;
  const isStale = differences.length + kept.size > 0 || isInterrupted;
  const total = unchanged + differences.length - removed;
  return {
    summary: isStale
      ? `not up to date with the code: of ${plural(total, 'file')} ${counts.map(([what, count]) => `${count} ${what}`).join(', ') || 'none different'}`
      : `up to date with the code, ${plural(total, 'file')}`,
    notices: [
      ...isInterrupted ? [`a run was interrupted while it wrote "${printable(folder)}"`] : [],
      ...edited.length > 0 ? [`${changedByHand(edited)} the next run replaces the changes, unless --keep-edits is given`] : [],
      ...removed > 0 && total === 0 ? [nothingIsMade(removed, 'the next run removes')] : [],
      ...emptied.length > 0 ? [nothingIsIn(emptied)] : [],
      ...isAllElse ? [allElse(removed)] : [],
      ...keptNotices(kept),
      ...differences.length > 0 || isInterrupted ? ['run the synthesis and commit its output'] : [],
    ],
    isStale,
    files: { unchanged, different: differences.map(({ path, what }) => ({ path, what })) },
  };
}

/** Prints texts to stdout. If this fails, prints one message to stderr. */
function print(texts: Iterable<string>): void {
  let isRefused = false;
  for (const text of texts) {
    say(process.stdout, text, error => {
      if (error && !isRefused) say(process.stderr, `the difference cannot be written to stdout: ${systemReason(error).reason}\n`);
      isRefused ||= error !== undefined;
    });
  }
}

function changedByHand(edited: readonly string[]): string {
  return `${plural(edited.length, 'file')} changed by hand or by a merge (${names(edited)}):`;
}

function nothingIsMade(removed: number, who: string): string {
  return `the app writes nothing anymore: ${who} ${plural(removed, 'file')} of earlier runs. If the folder is applied with pruning, the objects of the removed files are deleted`;
}

function nothingIsIn(emptied: readonly string[]): string {
  return `${names(emptied)} ${emptied.length === 1 ? 'has' : 'have'} no object anymore. If the folder is applied with pruning, the previous objects are deleted`;
}

function allElse(removed: number): string {
  return `the code writes none of the files of earlier runs anymore (${plural(removed, 'file')}): if another program also writes into this folder, give each program its own folder`;
}

function keptNotices(kept: Ownership): string[] {
  const lines = [...kept].slice(0, MAX_NOTICES).map(([path, hashes]) => {
    const why = hashes.has(UNKNOWN) ? 'is not written by the code, and its writer is not known' : 'is no longer generated, but was changed by hand';
    return `"${printable(path)}" ${why}. If you do not need it, delete it; to keep it, delete its line in ${OWNERSHIP_LIST}`;
  });
  return kept.size > MAX_NOTICES ? [...lines, `... and ${kept.size - MAX_NOTICES} more files that are not removed`] : lines;
}
