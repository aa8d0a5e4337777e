import { lstatSync, mkdirSync, rmdirSync, statSync } from 'fs';
import { dirname } from 'path';

/** Folders that are created for files. They are removed if they stay empty. */
export class Folders {
  private readonly there = new Set<string>();
  private readonly made: string[] = [];

  /** Creates a folder and its parent folders. */
  public make(path: string): void {
    if (this.there.has(path)) return;
    if (!isFolder(path)) {
      if (dirname(path) !== path) this.make(dirname(path));
      this.makeOne(path);
    }
    this.there.add(path);
  }

  /** Removes the created folders that are empty. */
  public removeMade(): void {
    for (const path of this.made.splice(0).reverse()) {
      this.there.delete(path);
      try {
        rmdirSync(path);
      } catch {
        // The folder is not empty.
      }
    }
  }

  private makeOne(path: string): void {
    try {
      mkdirSync(path);
      this.made.push(path);
    } catch (error) {
      // Another run may create the same folder.
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST' || !isFolder(path)) throw error;
    }
  }
}

function isFolder(path: string): boolean {
  try {
    return (statSync(path, { throwIfNoEntry: false }) ?? lstatSync(path, { throwIfNoEntry: false }))?.isDirectory() === true;
  } catch {
    return false;
  }
}
