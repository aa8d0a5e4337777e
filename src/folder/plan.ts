import { lstatSync, readFileSync, Stats } from 'fs';
import { dirname, join } from 'path';
import { hasBytes, OutputFile, sha256 } from './output-file';
import { Ownership, OWNERSHIP_LIST, ownershipList, parseOwnership } from './ownership';
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
  const known = look.list();
  const owned = parseOwnership(known?.toString() ?? '');
  const create: OutputFile[] = [];
  const replace: OutputFile[] = [];
  let unchanged = 0;
  const obstacles: Problem[] = [];
  for (const file of files) {
    const stats = look.stats(file.path);
    const above = look.obstacleAbove(file.path);
    const isSame = !above && stats?.isFile() === true && look.isSame(file, stats);
    if (above) obstacles.push(above);
    else if (!stats) create.push(file);
    else if (isSame) unchanged++;
    else if (look.isOurs(file.path, stats, owned)) replace.push(file);
    else obstacles.push(inTheWay(file.path, stats));
  }
  if (obstacles.length > 0) throw new FolderTrouble(obstacles);

  const wanted = new Set(files.map(({ path }) => path));
  const lowerCase = new Map(files.map(({ path }) => [path.toLowerCase(), path]));
  const stale = [...owned.keys()].filter(path => !wanted.has(path) && look.isFile(path) && !look.isOneFile(path, lowerCase.get(path.toLowerCase())));
  const isUntouched = (path: string) => owned.get(path)!.has(sha256(readFileSync(join(folder, path))));
  const untouched = new Set(stale.filter(isUntouched));
  const list = ownershipList(files);
  return {
    isListed: known !== undefined,
    create,
    replace,
    unchanged,
    remove: [...untouched],
    kept: stale.filter(path => !untouched.has(path)),
    list: known && hasBytes(list, known) ? undefined : list,
  };
}

/** A folder as it is, never looked at through a link inside it. */
class Look {
  private readonly folders = new Map<string, Stats | undefined>();

  constructor(private readonly folder: string) {
  }

  public list(): Buffer | undefined {
    const stats = this.stats(OWNERSHIP_LIST);
    if (stats && !stats.isFile()) throw new FolderTrouble([inTheWay(OWNERSHIP_LIST, stats)]);
    return stats && readFileSync(join(this.folder, OWNERSHIP_LIST));
  }

  /** What stands where a folder is to be. */
  public obstacleAbove(path: string): Problem | undefined {
    for (const above of foldersAbove(path)) {
      const stats = this.folderStats(above);
      if (stats && !stats.isDirectory()) return inTheWay(above, stats);
    }
    return undefined;
  }

  /** Whether earlier runs wrote what stands somewhere. Somebody may have changed it since: it is made of code, and is made again. */
  public isOurs(path: string, stats: Stats, owned: Ownership): boolean {
    const isOther = (other: string) => other.toLowerCase() === path.toLowerCase() && this.isOneFile(path, other);
    return stats.isFile() && (owned.has(path) || [...owned.keys()].some(isOther));
  }

  public isSame(file: OutputFile, stats: Stats): boolean {
    return stats.size === file.size && hasBytes(file, readFileSync(join(this.folder, file.path)));
  }

  public stats(path: string): Stats | undefined {
    return lstatSync(join(this.folder, path), { throwIfNoEntry: false });
  }

  /** Whether it is a plain file that no link leads to. */
  public isFile(path: string): boolean {
    return foldersAbove(path).every(above => this.folderStats(above)?.isDirectory()) && this.stats(path)?.isFile() === true;
  }

  /** Whether two names are one file, as they are on disks to which upper and lower case are the same. */
  public isOneFile(path: string, other: string | undefined): boolean {
    const [a, b] = [this.stats(path), other === undefined ? undefined : this.stats(other)];
    return a !== undefined && b !== undefined && a.ino === b.ino && a.dev === b.dev;
  }

  private folderStats(path: string): Stats | undefined {
    if (!this.folders.has(path)) this.folders.set(path, this.stats(path));
    return this.folders.get(path);
  }
}

function foldersAbove(path: string): string[] {
  const above = dirname(path);
  return above === '.' ? [] : [...foldersAbove(above), above];
}

function inTheWay(path: string, stats: Stats): Problem {
  const what = stats.isDirectory() ? 'a folder' : stats.isSymbolicLink() ? 'a symbolic link' : stats.isFile() ? 'a file that earlier runs did not write' : 'something';
  return {
    code: 'FOLDER_OCCUPIED',
    message: `${what} stands where a file is to be written`,
    got: quote(path),
    fix: `move it away, or delete it if the code made it and its list (${OWNERSHIP_LIST}) was not committed`,
  };
}
