import { realpathSync } from 'fs';
import { join } from 'path';
import { folderTrouble } from './folder-error';
import { wasInterrupted } from './lock';
import { OutputFile } from './output-file';
import { Ownership } from './ownership';
import { planFolder, PlanOptions } from './plan';
import { OWNERSHIP_LIST } from './safe-path';

/** A file whose content differs from the new output. */
export interface Difference {
  readonly path: string;
  readonly what: 'missing' | 'different' | 'no longer made';
  /** The path of the file on the disk; undefined if the file is missing. */
  readonly before?: string;
  /** The new content; undefined if the code no longer writes the file. */
  readonly after?: OutputFile;
  /** Whether only line endings differ. */
  readonly isLineEnds?: boolean;
}

/** How a folder differs from the new output. */
export interface Comparison {
  readonly differences: readonly Difference[];
  readonly unchanged: number;
  /** Files that were changed by hand and would be overwritten. */
  readonly edited: readonly string[];
  /** Files that had objects and would become empty. */
  readonly emptied: readonly string[];
  /** Files that the code does not write, but that a run would not remove: they were changed by hand, or their writer is not known. */
  readonly kept: Ownership;
  /** Whether a run would write files, but none of the files that earlier runs wrote. */
  readonly isAllElse: boolean;
  readonly isInterrupted: boolean;
}

/**
 * Compares a folder with the new output. Writes nothing.
 *
 * @throws FolderError if the folder cannot be read, or if a run could not write it
 */
export function compareFolder(folder: string, files: readonly OutputFile[], options: PlanOptions = { keepEdits: false }): Comparison {
  try {
    const root = exists(folder) ? realpathSync(folder) : folder;
    const plan = planFolder(root, files, options);
    const made: Difference[] = [
      ...plan.create.map((file): Difference => ({ path: file.path, what: 'missing', after: file })),
      ...plan.replace.map(({ file, found }): Difference => ({
        path: file.path, what: 'different', before: join(root, file.path), after: file, isLineEnds: found.sha256 === file.sha256,
      })),
      ...[...plan.remove.keys()].map((path): Difference => ({ path, what: 'no longer made', before: join(root, path) })),
    ];
    return {
      differences: [...made.sort((a, b) => a.path < b.path ? -1 : 1), ...made.length === 0 ? listDifference(root, plan) : []],
      unchanged: plan.unchanged,
      edited: plan.edited,
      emptied: plan.emptied,
      kept: plan.kept,
      isAllElse: plan.isAllElse,
      isInterrupted: wasInterrupted(root),
    };
  } catch (error) {
    throw folderTrouble(folder, error);
  }
}

/**
 * A difference of the list of files. It is reported only if no file differs, because the list is derived from the files. Extra entries, as
 * after a merge, are no difference.
 */
function listDifference(root: string, { list, foundList, isListCurrent }: ReturnType<typeof planFolder>): Difference[] {
  if (!list || isListCurrent) return [];
  if (!foundList) return [{ path: OWNERSHIP_LIST, what: 'missing', after: list }];
  return [{ path: OWNERSHIP_LIST, what: 'different', before: join(root, OWNERSHIP_LIST), after: list }];
}

function exists(folder: string): boolean {
  try {
    realpathSync(folder);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false;
    throw error;
  }
}
