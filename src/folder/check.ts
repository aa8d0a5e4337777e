import { readFileSync, realpathSync } from 'fs';
import { join } from 'path';
import { wasInterrupted } from './lock';
import { OutputFile } from './output-file';
import { planFolder } from './plan';
import { folderTrouble } from './trouble';

/** A file that is not as it is to be. */
export interface Difference {
  readonly path: string;
  readonly what: 'missing' | 'different' | 'no longer made';
  /** What is in it. */
  readonly before: () => string;
  /** What is to be in it. */
  readonly after: () => string;
}

/** How a folder differs from what it is to be. */
export interface Comparison {
  readonly differences: readonly Difference[];
  readonly unchanged: number;
  /** Files that would be removed if nobody had changed them. */
  readonly kept: readonly string[];
  readonly isInterrupted: boolean;
}

/**
 * Compares a folder with the files it is to hold. Writes nothing.
 *
 * @throws FolderTrouble if it cannot be read, or could not be written because something stands in the way
 */
export function compareFolder(folder: string, files: readonly OutputFile[]): Comparison {
  try {
    const root = exists(folder) ? realpathSync(folder) : folder;
    const plan = planFolder(root, files);
    const read = (path: string) => () => readFileSync(join(root, path), 'utf8');
    const text = ({ chunks }: OutputFile) => () => Buffer.concat(chunks).toString();
    const nothing = () => '';
    const difference = (file: OutputFile, isThere: boolean): Difference => ({
      path: file.path, what: isThere ? 'different' : 'missing', before: isThere ? read(file.path) : nothing, after: text(file),
    });
    const made = [
      ...plan.create.map(file => difference(file, false)),
      ...plan.replace.map(file => difference(file, true)),
      ...plan.remove.map((path): Difference => ({ path, what: 'no longer made', before: read(path), after: nothing })),
    ];
    // The list says the same as the files, unless it is all that differs.
    const list = plan.list && made.length === 0 ? [difference(plan.list, plan.isListed)] : [];
    return {
      differences: [...made.sort((a, b) => a.path < b.path ? -1 : 1), ...list],
      unchanged: plan.unchanged,
      kept: plan.kept,
      isInterrupted: wasInterrupted(root),
    };
  } catch (error) {
    throw folderTrouble(folder, error);
  }
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
