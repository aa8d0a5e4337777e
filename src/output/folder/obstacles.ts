import { names, OWNERSHIP_LIST } from './safe-path';
import { Entry } from './snapshot';
import { Problem } from '../../findings/problem';

/** Obstacles at the paths of files that are to be written. A link in the place of a folder for a thousand files is one obstacle. */
export class Obstacles {
  private readonly paths = new Map<string, Set<string>>();

  /**
   * @param isListed whether the folder has a list of the files of earlier runs
   */
  constructor(private readonly isListed: boolean) {
  }

  public add(path: string, entry: Entry): void {
    const what = nameOf(entry);
    this.paths.set(what, (this.paths.get(what) ?? new Set()).add(path));
  }

  public get problems(): Problem[] {
    return [...this.paths].map(([what, paths]) => occupied(what, [...paths], this.isListed));
  }
}

/** The finding for paths of new files at which there is something that earlier runs did not write. */
export function occupied(what: string, paths: readonly string[], isListed: boolean): Problem {
  const whose = isListed ? '' : `; the output folder has no list of the files that earlier runs wrote (${OWNERSHIP_LIST})`;
  return {
    code: 'FOLDER_OCCUPIED',
    message: `${what} is in the way of a file to be written${whose}`,
    got: names(paths),
    fix: `move it away; if an earlier run wrote it, delete it, or restore ${OWNERSHIP_LIST} from Git`,
  };
}

/** The finding for files that differ from what earlier runs wrote. */
export function edited(paths: readonly string[], when: string): Problem {
  return {
    code: 'FOLDER_EDITED',
    message: `a file of the folder was changed by hand, or by a merge, ${when}`,
    got: names(paths),
    fix: 'move the change into the code, or revert it; then run the command again',
  };
}

function nameOf(entry: Entry): string {
  if (entry.isDirectory()) return 'a folder';
  if (entry.isSymbolicLink()) return 'a symbolic link';
  return entry.isFile() ? 'a file that earlier runs did not write' : 'something that is not a plain file';
}
