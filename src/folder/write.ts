import { closeSync, linkSync, mkdirSync, openSync, realpathSync, renameSync, rmdirSync, unlinkSync, writeSync } from 'fs';
import { dirname, join } from 'path';
import { lock, Lock } from './lock';
import { OutputFile } from './output-file';
import { OWNERSHIP_LIST } from './ownership';
import { Plan, planFolder } from './plan';
import { folderTrouble, UNCHANGED } from './trouble';
import { undisturbed } from './undisturbed';

/** What became of a folder. */
export interface Written {
  readonly written: number;
  readonly unchanged: number;
  readonly removed: number;
  /** Files that would have been removed if nobody had changed them. */
  readonly kept: readonly string[];
  /** Whether an earlier run had been interrupted while it wrote. */
  readonly afterInterruption: boolean;
}

/**
 * Makes a folder hold some files, and no longer those that earlier runs wrote and nobody has changed since. What else is
 * in it stays.
 *
 * Everything is put beside its place first, so that a full disk shows before anything is replaced; then each file is moved
 * there in one step. Nothing is forced to the disk: what a power failure takes is written again by the next run.
 *
 * @param progress told after each file
 * @throws FolderTrouble if it cannot be written; its outcome says what the folder is then
 */
export function writeFolder(folder: string, files: readonly OutputFile[], progress: (done: number) => void): Written {
  let held: Lock | undefined;
  try {
    mkdirSync(folder, { recursive: true });
    const root = realpathSync(folder);
    held = lock(root);
    const plan = planFolder(root, files);
    new Move(root, held.staging, plan, progress).run();
    return {
      written: plan.create.length + plan.replace.length,
      unchanged: plan.unchanged,
      removed: plan.remove.length,
      kept: plan.kept,
      afterInterruption: held.afterInterruption,
    };
  } catch (error) {
    throw folderTrouble(folder, error);
  } finally {
    held?.release();
  }
}

/** What stood in a place before: nothing, or something that has a second name now, or something that could get none. */
type Before = { readonly backup: string } | 'nothing' | 'no way back';

/** The way of a folder from what it is to what it is to be. */
class Move {
  /** Folders of files that are to be made, which are there already. */
  private readonly folders = new Set(['.']);

  private readonly done: { readonly place: string; readonly before: Before }[] = [];

  constructor(
    private readonly root: string,
    private readonly staging: string,
    private readonly plan: Plan,
    private readonly progress: (done: number) => void,
  ) {
  }

  public run(): void {
    const { create, replace, remove, list, listAmidMoves } = this.plan;
    const write = [...create, ...replace];
    // Of a new folder they are one.
    const lists = listAmidMoves?.sha256 === list?.sha256 ? [list] : [listAmidMoves, list];
    const files = [...write, ...lists.filter(each => each !== undefined)];
    try {
      files.forEach((file, i) => {
        this.stage(file, i);
        this.progress(i + 1);
      });
    } catch (error) {
      this.removeEmptyFolders(create);
      throw error;
    }
    undisturbed(() => {
      try {
        if (listAmidMoves) this.place(listAmidMoves, write.length);
        create.forEach((file, i) => this.place(file, i, 'nothing'));
        replace.forEach((file, i) => this.place(file, create.length + i));
        remove.forEach((path, i) => this.takeAway(path, files.length + i));
        if (list && list.sha256 !== listAmidMoves?.sha256) this.place(list, files.length - 1);
      } catch (error) {
        throw folderTrouble(this.root, error, this.undo());
      }
      this.removeEmptyFolders(remove.map(path => ({ path })));
    });
  }

  private stage({ path, chunks }: OutputFile, i: number): void {
    this.makeFolder(dirname(path));
    const file = openSync(this.staged(i), 'wx');
    try {
      for (const chunk of chunks) {
        for (let at = 0; at < chunk.length;) at += writeSync(file, chunk, at);
      }
    } finally {
      closeSync(file);
    }
  }

  private makeFolder(path: string): void {
    if (this.folders.has(path)) return;
    mkdirSync(join(this.root, path), { recursive: true });
    this.folders.add(path);
  }

  private place({ path }: OutputFile, i: number, known?: Before): void {
    const place = join(this.root, path);
    const before = known ?? this.backUp(place, i);
    renameSync(this.staged(i), place);
    this.done.push({ place, before });
  }

  private takeAway(path: string, i: number): void {
    const place = join(this.root, path);
    renameSync(place, this.backup(i));
    this.done.push({ place, before: { backup: this.backup(i) } });
  }

  /** Gives what is to be replaced a second name. Some disks have none. */
  private backUp(place: string, i: number): Before {
    try {
      linkSync(place, this.backup(i));
      return { backup: this.backup(i) };
    } catch (error) {
      return (error as NodeJS.ErrnoException).code === 'ENOENT' ? 'nothing' : 'no way back';
    }
  }

  /** Takes back what was done, and says what the folder is then. */
  private undo(): string {
    const left = this.done.reverse().filter(({ place, before }) => {
      try {
        if (before === 'no way back') return true;
        if (before === 'nothing') unlinkSync(place);
        else renameSync(before.backup, place);
        return false;
      } catch {
        return true;
      }
    });
    this.removeEmptyFolders(this.plan.create);
    const count = left.filter(({ place }) => place !== join(this.root, OWNERSHIP_LIST)).length;
    return count === 0 ? UNCHANGED : `${count} of the files in the folder are new already, the others are as they were`;
  }

  private removeEmptyFolders(files: readonly { readonly path: string }[]): void {
    for (const { path } of files) {
      try {
        for (let above = dirname(path); above !== '.'; above = dirname(above)) rmdirSync(join(this.root, above));
      } catch {
        // It is not empty, or gone already.
      }
    }
  }

  private staged(i: number): string {
    return join(this.staging, String(i));
  }

  private backup(i: number): string {
    return join(this.staging, `${i}.old`);
  }
}
