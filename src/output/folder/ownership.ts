import { OutputFile, outputFile } from './output-file';
import { isSafePath, OWNERSHIP_LIST } from './safe-path';

/** The format that is written. Format 1, with the hash on a separate line below the path, is still read. */
const FORMAT = 2;

const HEADER = `\
# format: vm-fleet-files/${FORMAT}
# The files that the code wrote here, which it may replace or remove. Commit this list with them.
# Delete a line to keep its file as yours.
`;

const HEADER_1 = '# The files that the code wrote here and may replace or remove.';

/** Written instead of the hash of a file whose writer is not known. */
export const UNKNOWN = '?';

/** The files that earlier runs wrote, with the hashes of their content. */
export type Ownership = ReadonlyMap<string, ReadonlySet<string>>;

/** A list that was read. */
export interface OwnershipList {
  readonly owned: Ownership;
  /** Whether the list has unresolved conflict markers. */
  readonly hasConflict: boolean;
  /** Why the list cannot be used: its format is newer than this version, or the file is not such a list. */
  readonly trouble?: 'newer' | 'foreign';
}

/** The list of the files of this run and of `kept` files, which stay listed until the user decides about them. */
export function ownershipList(files: readonly OutputFile[], kept: Ownership): OutputFile {
  return listOf([...kept, ...files.map(({ path, sha256 }) => [path, [sha256]] as const)]);
}

/**
 * The list during a write: the old and the new files. If a run is killed during the write, the next run still knows every file that was
 * written here, even if the code has changed since.
 */
export function listAmidMoves(owned: Ownership, files: readonly OutputFile[]): OutputFile {
  const both = new Map([...owned].map(([path, hashes]) => [path, new Set(hashes)]));
  for (const { path, sha256 } of files) both.set(path, (both.get(path) ?? new Set()).add(sha256));
  return listOf([...both]);
}

/**
 * Each line describes one file completely, so that the lines of two branches together are a valid list. An empty line separates entries,
 * so that Git merges changes of neighboring entries even without the union driver.
 */
function listOf(entries: readonly (readonly [path: string, hashes: Iterable<string>])[]): OutputFile {
  const sorted = [...entries].sort(([a], [b]) => a < b ? -1 : 1);
  return outputFile(OWNERSHIP_LIST, [HEADER, ...sorted.flatMap(([path, hashes]) => [...hashes].sort().map(hash => `\n${hash}  ${path}\n`))]);
}

/**
 * Whether a list names all files. The list may name more files, and its hashes are not compared: after a merge, the list has the files and the
 * hashes of both branches, but not the hashes of the merged content. The next run writes the list again.
 */
export function knows(owned: Ownership, files: readonly OutputFile[]): boolean {
  return files.every(({ path }) => owned.has(path));
}

/**
 * Reads a list. The list is committed to Git, so its content is not trusted: paths outside the folder and malformed entries, as after a failed merge,
 * are ignored. A path with two entries has both hashes.
 */
export function parseOwnership(text: string): OwnershipList {
  const reader = new Reader();
  for (const line of text.replace(/^\ufeff/, '').split(/\r?\n/)) reader.read(line);
  return reader.result();
}

/** The part of an entry before the path: a hash or `UNKNOWN`, and two spaces. */
const ENTRY = /^([0-9a-f]{64}|\?) {2}(?=.)/;

class Reader {
  private readonly owned = new Map<string, Set<string>>();
  private format = 0;
  private hasEntries = false;
  private isBlank = true;
  private hasConflict = false;
  /** The path above a hash, in format 1. */
  private path?: string;

  public read(line: string): void {
    const entry = ENTRY.exec(line);
    if (entry) this.add(line.slice(entry[0].length), entry[1]);
    else if (line.trim() !== '') this.readOther(line);
  }

  public result(): OwnershipList {
    const { owned, hasConflict, format } = this;
    const trouble = format > FORMAT ? 'newer' : format === 0 && !this.hasEntries && !this.isBlank ? 'foreign' : undefined;
    return { owned, hasConflict, trouble };
  }

  private readOther(line: string): void {
    this.isBlank = false;
    const hashOfFormat1 = /^ {2}sha256:([0-9a-f]{64})$/.exec(line)?.[1];
    // Conflict markers do not separate a path from its hash.
    if (/^(?:<{7}|={7}|>{7}|\|{7})/.test(line)) this.hasConflict = true;
    else if (line.startsWith('#')) this.comment(line);
    else if (hashOfFormat1 !== undefined) this.add(this.path, hashOfFormat1);
    else this.path = line;
  }

  private comment(line: string): void {
    const format = /^# format: vm-fleet-files\/(\d{1,9})$/.exec(line)?.[1];
    this.format = Math.max(this.format, Number(format ?? 0), line.startsWith(HEADER_1) ? 1 : 0);
  }

  private add(path: string | undefined, hash: string): void {
    this.hasEntries = true;
    if (path === undefined || !isSafePath(path)) return;
    const hashes = this.owned.get(path);
    if (hashes) hashes.add(hash);
    else this.owned.set(path, new Set([hash]));
  }
}
