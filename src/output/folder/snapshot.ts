import { Dirent, lstatSync, readdirSync, Stats } from 'fs';
import { basename, dirname, join } from 'path';
import { isLock } from './safe-path';

/** What is known of something in a folder. */
export type Entry = Pick<Dirent, 'isFile' | 'isDirectory' | 'isSymbolicLink'>;

type Listing = ReadonlyMap<string, Entry>;

const NOTHING: Listing = new Map();

/**
 * A folder as it is, never looked at through a link inside it.
 *
 * Its folders are listed once: asking for each file takes as long as writing a small one.
 */
export class FolderSnapshot {
  /** The content of folders, where they could be listed. */
  private readonly listings = new Map<string, Listing | undefined>();

  constructor(private readonly folder: string) {
  }

  /** What exists at a path, if anything does. */
  public entry(path: string): Entry | undefined {
    const listing = this.listing(dirname(path));
    if (listing?.size === 0) return undefined;
    // What is not in the list may be there all the same, under a name that is the same to the disk.
    return listing?.get(basename(path)) ?? this.stats(path);
  }

  /** What is in the place of a folder. */
  public obstacleAbove(path: string): { readonly path: string; readonly entry: Entry } | undefined {
    for (const above of foldersAbove(path)) {
      const entry = this.entry(above);
      if (entry && !entry.isDirectory()) return { path: above, entry };
    }
    return undefined;
  }

  /** Whether it is a plain file that no link leads to. */
  public isFile(path: string): boolean {
    return foldersAbove(path).every(above => this.entry(above)?.isDirectory()) && this.entry(path)?.isFile() === true;
  }

  /** Whether two names are one file, as they are on disks to which upper and lower case are the same. */
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
