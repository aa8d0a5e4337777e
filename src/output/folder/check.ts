import { realpathSync } from 'fs';
import { join } from 'path';
import { folderTrouble } from './folder-error';
import { wasInterrupted } from './lock';
import { OutputFile } from './output-file';
import { Ownership } from './ownership';
import { planFolder, PlanOptions } from './plan';
import { OWNERSHIP_LIST } from './safe-path';

/** A file that is not as it is to be. */
export interface Difference {
  readonly path: string;
  readonly what: 'missing' | 'different' | 'no longer made';
  /** Where it is on the disk; undefined if it is missing. */
  readonly before?: string;
  /** What is to be in it; undefined if nothing makes it any more. */
  readonly after?: OutputFile;
  /** Whether it differs in line ends alone. */
  readonly isLineEnds?: boolean;
}

/** How a folder differs from what it is to be. */
export interface Comparison {
  readonly differences: readonly Difference[];
  readonly unchanged: number;
  /** Files that are not as an earlier run wrote them, and would be made again. */
  readonly edited: readonly string[];
  /** Files that have had objects, and get none. */
  readonly emptied: readonly string[];
  /** Files that would be removed if they had not been changed. */
  readonly kept: Ownership;
  /** Whether earlier runs wrote files, and none of them is made any more. */
  readonly isAllElse: boolean;
  readonly isInterrupted: boolean;
}

/**
 * Compares a folder with the files it is to hold. Writes nothing.
 *
 * @throws FolderError if it cannot be read, or could not be written because something is in the way
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

/** The list says the same as the files, unless it is all that differs. One that knows more, as after a merge, is no difference. */
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
