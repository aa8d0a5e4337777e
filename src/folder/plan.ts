import { readFileSync } from 'fs';
import { join } from 'path';
import { Entry, Look } from './look';
import { hasBytes, OutputFile, sha256 } from './output-file';
import { Ownership, OWNERSHIP_LIST, listAmidMoves, ownershipList, parseOwnership } from './ownership';
import { holds } from './same-bytes';
import { FolderTrouble } from './trouble';
import { Problem, quote } from '../findings/problem';

/** What has to happen to a folder. */
export interface Plan {
  /** Files that are not there. */
  readonly create: readonly OutputFile[];
  /** Files that have other bytes. */
  readonly replace: readonly OutputFile[];
  readonly unchanged: number;
  /** Files of earlier runs that nothing makes any more. */
  readonly remove: readonly string[];
  /** The same, but somebody changed them since. */
  readonly kept: readonly string[];
  /** The list of the folder's files, if it changes. */
  readonly list?: OutputFile;
  /** The list until all of that has happened, if it is another than what is there. */
  readonly listAmidMoves?: OutputFile;
  /** Whether there is a list already. */
  readonly isListed: boolean;
}

/**
 * Compares a folder with what it is to hold. Reads only.
 *
 * @throws FolderTrouble if something stands in the way that earlier runs did not write
 */
export function planFolder(folder: string, files: readonly OutputFile[]): Plan {
  const look = new Look(folder);
  const known = readList(folder, look);
  const owned = parseOwnership(known?.toString() ?? '');
  const ours = new Namesakes(owned.keys());
  const create: OutputFile[] = [];
  const replace: OutputFile[] = [];
  let unchanged = 0;
  const obstacles: Problem[] = [];
  for (const file of files) {
    const above = look.obstacleAbove(file.path);
    const entry = above ? undefined : look.entry(file.path);
    if (above) obstacles.push(inTheWay(above.path, above.entry));
    else if (!entry) create.push(file);
    else if (entry.isFile() && holds(join(folder, file.path), file)) unchanged++;
    else if (isOurs(file.path, entry, owned, ours, look)) replace.push(file);
    else obstacles.push(inTheWay(file.path, entry));
  }
  if (obstacles.length > 0) throw new FolderTrouble(obstacles);

  const stale = staleFiles(files, owned, look);
  const isUntouched = (path: string) => owned.get(path)!.has(sha256(readFileSync(join(folder, path))));
  const untouched = new Set(stale.filter(isUntouched));
  const changed = (list: OutputFile) => known && hasBytes(list, known) ? undefined : list;
  const list = changed(ownershipList(files));
  return {
    isListed: known !== undefined,
    create,
    replace,
    unchanged,
    remove: [...untouched],
    kept: stale.filter(path => !untouched.has(path)),
    list,
    listAmidMoves: list && changed(listAmidMoves(owned, files)),
  };
}

function readList(folder: string, look: Look): Buffer | undefined {
  const entry = look.entry(OWNERSHIP_LIST);
  if (entry && !entry.isFile()) throw new FolderTrouble([inTheWay(OWNERSHIP_LIST, entry)]);
  return entry && readFileSync(join(folder, OWNERSHIP_LIST));
}

/** Whether earlier runs wrote what stands somewhere. Somebody may have changed it since: it is made of code, and is made again. */
function isOurs(path: string, entry: Entry, owned: Ownership, ours: Namesakes, look: Look): boolean {
  return entry.isFile() && (owned.has(path) || ours.of(path).some(other => look.isOneFile(path, other)));
}

/** Files of earlier runs that nothing makes any more. */
function staleFiles(files: readonly OutputFile[], owned: Ownership, look: Look): string[] {
  const wanted = new Set(files.map(({ path }) => path));
  const gone = [...owned.keys()].filter(path => !wanted.has(path) && look.isFile(path));
  const namesakes = new Namesakes(wanted);
  return gone.filter(path => !namesakes.of(path).some(other => look.isOneFile(path, other)));
}

/** Paths that are the same in upper and lower case, which on some disks are one. Sorted when somebody first asks. */
class Namesakes {
  private byLowerCase?: Map<string, string[]>;

  constructor(private readonly paths: Iterable<string>) {
  }

  public of(path: string): readonly string[] {
    if (!this.byLowerCase) {
      this.byLowerCase = new Map();
      for (const each of this.paths) {
        const key = each.toLowerCase();
        const same = this.byLowerCase.get(key);
        if (same) same.push(each);
        else this.byLowerCase.set(key, [each]);
      }
    }
    return this.byLowerCase.get(path.toLowerCase()) ?? [];
  }
}

function inTheWay(path: string, entry: Entry): Problem {
  const what = entry.isDirectory() ? 'a folder' : entry.isSymbolicLink() ? 'a symbolic link' : entry.isFile() ? 'a file that earlier runs did not write' : 'something';
  return {
    code: 'FOLDER_OCCUPIED',
    message: `${what} stands where a file is to be written`,
    got: quote(path),
    fix: `move it away, or delete it if the code made it and its list (${OWNERSHIP_LIST}) was not committed`,
  };
}
