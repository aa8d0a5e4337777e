import { Dirent, lstatSync, readdirSync, Stats } from 'fs';
import { basename, dirname, join } from 'path';
import { isLock } from './safe-path';

/** The type of a directory entry. */
export type Entry = Pick<Dirent, 'isFile' | 'isDirectory' | 'isSymbolicLink'>;

type Listing = ReadonlyMap<string, Entry>;

const NOTHING: Listing = new Map();

/**
 * The entries of a folder. The snapshot never follows a link inside the folder.
 *
 * Each subfolder is listed once, because a query for each file would take as long as writing a small file.
 */
export class FolderSnapshot {
  /** The entries of each folder; undefined if the folder cannot be listed. */
  private readonly listings = new Map<string, Listing | undefined>();

  constructor(private readonly folder: string) {
  }

  /** The entry at a path, if it exists. */
  public entry(path: string): Entry | undefined {
    const listing = this.listing(dirname(path));
    if (listing?.size === 0) return undefined;
    // The file may exist without being listed, under a name that the file system treats as equal.
    return listing?.get(basename(path)) ?? this.stats(path);
  }

  /** Among the parents of a path, the first parent that exists and is not a folder. */
  public obstacleAbove(path: string): { readonly path: string; readonly entry: Entry } | undefined {
    for (const above of foldersAbove(path)) {
      const entry = this.entry(above);
      if (entry && !entry.isDirectory()) return { path: above, entry };
    }
    return undefined;
  }

  /** Whether the path is a plain file, and no part of the path is a link. */
  public isFile(path: string): boolean {
    return foldersAbove(path).every(above => this.entry(above)?.isDirectory()) && this.entry(path)?.isFile() === true;
  }

  /** Whether two names are one file, as on file systems that ignore case. */
  public isOneFile(path: string, other: string): boolean {
    const [a, b] = [this.stats(path), this.stats(other)];
    return a !== undefined && b !== undefined && a.ino === b.ino && a.dev === b.dev;
  }

  private listing(folder: string): Listing | undefined {
    if (!this.listings.has(folder)) this.listings.set(folder, folder === '.' || this.entry(folder)?.isDirectory() ? this.list(folder) : NOTHING);
    return this.listings.get(folder);
  }

  private list(folder: string): Listing | undefined {
    try {
      const entries = readdirSync(join(this.folder, folder), { withFileTypes: true });
      return new Map(entries.filter(({ name }) => !isLock(name)).map(entry => [entry.name, entry]));
    } catch (error) {
      return (error as NodeJS.ErrnoException).code === 'ENOENT' ? NOTHING : undefined;
    }
  }

  private stats(path: string): Stats | undefined {
    return lstatSync(join(this.folder, path), { throwIfNoEntry: false });
  }
}

function foldersAbove(path: string): string[] {
  const above = dirname(path);
  return above === '.' ? [] : [...foldersAbove(above), above];
}
