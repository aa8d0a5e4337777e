import { closeSync, fchmodSync, linkSync, lstatSync, openSync, realpathSync, renameSync, rmdirSync, unlinkSync, writeSync } from 'fs';
import { dirname, join } from 'path';
import { find, Found } from './disk-file';
import { FolderError, UNCHANGED } from './folder-error';
import { Folders } from './folders';
import { Lock } from './lock';
import { edited, occupied } from './obstacles';
import { OutputFile } from './output-file';
import { OWNERSHIP_LIST } from './safe-path';

/** The earlier content of a path: no file, a file that now has a second hard link, or a file that could not get a second link. */
type Before = { readonly backup: string } | 'nothing' | 'no way back';

interface Step {
  readonly place: string;
  readonly before: Before;
  /** The hash of the file after this step; undefined if this step removed the file. */
  readonly sha256?: string;
}

/**
 * Moves files to their places one after the other, and can undo all moves. Each place is checked again immediately before it changes, so
 * that no file that another program writes meanwhile is overwritten or lost.
 */
export class Move {
  private readonly done: Step[] = [];
  private readonly checked = new Set<string>();
  private staged = 0;

  constructor(private readonly root: string, private readonly lock: Lock, private readonly folders: Folders) {
  }

  /** Writes a file into the temporary folder of this run, and returns its path there. The file gets the mode of the file that it replaces. */
  public stage({ path, chunks }: OutputFile, replaces: boolean): string {
    this.folders.make(dirname(join(this.root, path)));
    const name = join(this.lock.staging, String(this.staged++));
    const file = openSync(name, 'wx');
    try {
      if (replaces) this.keepMode(file, join(this.root, path));
      for (const chunk of chunks) {
        for (let at = 0; at < chunk.length;) at += writeSync(file, chunk, at);
      }
    } finally {
      closeSync(file);
    }
    return name;
  }

  /** Moves a file to a path that does not exist. */
  public create({ path, sha256 }: OutputFile, staged: string): void {
    const place = this.place(path);
    try {
      this.moveToNothing(staged, place);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      throw new FolderError([occupied('a file or folder that was created during this run', [path], true)]);
    }
    this.done.push({ place, before: 'nothing', sha256 });
  }

  /** Replaces a file, if it is unchanged since it was read. */
  public replace(file: OutputFile, staged: string, found: Found): void {
    const place = this.place(file.path);
    const backup = `${staged}.old`;
    const before = this.backUp(place, backup);
    if (before === 'nothing') return this.create(file, staged);
    const kept = before === 'no way back' ? place : backup;
    const { mtimeMs, ino } = lstatSync(kept);
    const isAsFound = found.sha256 === undefined || find(kept)?.sha256 === found.sha256;
    if (!isAsFound || lstatSync(place).ino !== ino) throw this.changed(file.path);
    renameSync(staged, place);
    this.done.push({ place, before, sha256: file.sha256 });
    if (before !== 'no way back' && lstatSync(backup).mtimeMs !== mtimeMs) throw this.changed(file.path);
  }

  /** Removes a file, if earlier runs wrote it and it is unchanged. */
  public remove(path: string, known: ReadonlySet<string>): void {
    const place = this.place(path);
    const backup = join(this.lock.staging, `${this.staged++}.old`);
    renameSync(place, backup);
    this.done.push({ place, before: { backup } });
    if (!known.has(find(backup)?.sha256 ?? '')) throw this.changed(path);
  }

  /** Undoes all moves, and returns the state of the folder, as text for the report. */
  public undo(): string {
    const left = this.done.reverse().filter(step => !this.takeBack(step));
    const count = left.filter(({ place }) => place !== join(this.root, OWNERSHIP_LIST)).length;
    return count === 0 ? UNCHANGED : `${count} of the files in the folder are already replaced, the others are unchanged`;
  }

  private takeBack({ place, before, sha256 }: Step): boolean {
    try {
      // Does not touch a file that another program wrote since then.
      if (before === 'no way back' || find(place)?.sha256 !== sha256 || !this.lock.isHeld()) return false;
      // Renames the file into the temporary folder of this run. If another run took the lock, that folder is gone, and the rename fails.
      if (before === 'nothing') renameSync(place, join(this.lock.staging, `${this.staged++}.undone`));
      else if (sha256 === undefined) this.moveToNothing(before.backup, place);
      else renameSync(before.backup, place);
      return true;
    } catch {
      return false;
    }
  }

  private moveToNothing(from: string, place: string): void {
    try {
      linkSync(from, place);
    } catch (error) {
      const { code = '' } = error as NodeJS.ErrnoException;
      if (['EEXIST', 'ENOENT', 'ENOSPC', 'EROFS', 'EIO', 'EDQUOT', 'ELOOP', 'ENOTDIR'].includes(code)) throw error;
      // Some file systems have no hard links. An empty file reserves the path.
      closeSync(openSync(place, 'wx'));
      renameSync(from, place);
      return;
    }
    unlinkSync(from);
  }

  /** Gives the file that will be replaced a second hard link. On a file system without hard links, the result is `no way back`. */
  private backUp(place: string, backup: string): Before {
    try {
      linkSync(place, backup);
      return { backup };
    } catch (error) {
      const isGone = (error as NodeJS.ErrnoException).code === 'ENOENT' && this.lock.isHeld() && !lstatSync(place, { throwIfNoEntry: false });
      return isGone ? 'nothing' : 'no way back';
    }
  }

  /** The place of a path on the disk. Throws if a folder above the place is a symbolic link. */
  private place(path: string): string {
    const place = join(this.root, path);
    const above = dirname(place);
    if (!this.checked.has(above) && realpathSync(above) !== above) throw new FolderError([occupied('a symbolic link', [dirname(path)], true)]);
    this.checked.add(above);
    return place;
  }

  private keepMode(file: number, place: string): void {
    const mode = lstatSync(place, { throwIfNoEntry: false })?.mode;
    if (mode !== undefined) fchmodSync(file, mode % 0o10000);
  }

  private changed(path: string): FolderError {
    return new FolderError([edited([path], 'during this run')]);
  }
}

/** Removes the empty parent folders of files. */
export function removeEmptyFolders(root: string, paths: Iterable<string>): void {
  for (const path of paths) {
    try {
      for (let above = dirname(path); above !== '.'; above = dirname(above)) rmdirSync(join(root, above));
    } catch {
      // The folder is not empty, or no longer exists.
    }
  }
}
