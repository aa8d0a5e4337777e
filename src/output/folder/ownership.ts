import { OutputFile, outputFile } from './output-file';
import { isSafePath, OWNERSHIP_LIST } from './safe-path';

/** The format that is written. Format 1 had the hash on a line of its own, below the path; it is still read. */
const FORMAT = 2;

const HEADER = `\
# format: vm-fleet-files/${FORMAT}
# The files that the code wrote here, which it may replace or remove. Commit this list with them.
# Delete a line to keep its file as yours.
`;

const HEADER_1 = '# The files that the code wrote here and may replace or remove.';

/** Stands for the hash of a file of which it is not known who wrote it. */
export const UNKNOWN = '?';

/** Which files of a folder were written by earlier runs, and the hashes of what was in them. */
export type Ownership = ReadonlyMap<string, ReadonlySet<string>>;

/** A list that was read. */
export interface OwnershipList {
  readonly owned: Ownership;
  /** Whether it has unresolved conflict markers. */
  readonly hasConflict: boolean;
  /** What keeps it from being understood, as a part of a sentence. */
  readonly trouble?: 'newer' | 'foreign';
}

/** The list of files, and of those that stay listed until the user decides about them. */
export function ownershipList(files: readonly OutputFile[], kept: Ownership): OutputFile {
  return listOf([...kept, ...files.map(({ path, sha256 }) => [path, [sha256]] as const)]);
}

/**
 * The list while files are moved: of what was there and what is to be there. A run that is killed amid that leaves nothing
 * of which the next one, with other code, would not know that it was written here.
 */
export function listAmidMoves(owned: Ownership, files: readonly OutputFile[]): OutputFile {
  const both = new Map([...owned].map(([path, hashes]) => [path, new Set(hashes)]));
  for (const { path, sha256 } of files) both.set(path, (both.get(path) ?? new Set()).add(sha256));
  return listOf([...both]);
}

/**
 * Each line says everything about a file by itself, so that a union of the lines of two branches is a list of both. An empty line
 * is between two of them, so that Git merges changes of neighbours even where it knows of no union.
 */
function listOf(entries: readonly (readonly [path: string, hashes: Iterable<string>])[]): OutputFile {
  const sorted = [...entries].sort(([a], [b]) => a < b ? -1 : 1);
  return outputFile(OWNERSHIP_LIST, [HEADER, ...sorted.flatMap(([path, hashes]) => [...hashes].sort().map(hash => `\n${hash}  ${path}\n`))]);
}

/**
 * Whether a list names all files. After a merge of two branches it may name more, and know what both had in a file but not what both
 * together make of it; the next run writes it anew.
 */
export function knows(owned: Ownership, files: readonly OutputFile[]): boolean {
  return files.every(({ path }) => owned.has(path));
}

/**
 * Reads a list. It was committed, so anybody may have written it: what is not a path inside the folder is left out, and so
 * is what is no entry, as after a merge that failed. A path that has two entries has both hashes.
 */
export function parseOwnership(text: string): OwnershipList {
  const reader = new Reader();
  for (const line of text.replace(/^\ufeff/, '').split(/\r?\n/)) reader.read(line);
  return reader.result();
}

/** The part of a line before the path. */
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
    // Conflict marks do not part a path from its hash.
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
