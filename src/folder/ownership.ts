import { OutputFile, outputFile } from './output-file';

/** Stands in the folder. Neither kubectl nor Argo CD nor Flux take it for a manifest. */
export const OWNERSHIP_LIST = '.vm-fleet-files';

const HEADER = `\
# The files that the code wrote here and may replace or remove. Commit it with them.
`;

/** Which files of a folder were written by earlier runs, and what was in them. */
export type Ownership = ReadonlyMap<string, ReadonlySet<string>>;

/**
 * The list of the files of a folder. The hash has a line of its own, so that Git can merge changes of neighbouring files:
 * the line with the path stands between them.
 */
export function ownershipList(files: readonly OutputFile[]): OutputFile {
  return listOf(files.map(({ path, sha256 }) => [path, [sha256]]));
}

/**
 * The list while files are moved: of what was there and what is to be there. A run that is killed amid that leaves nothing
 * of which the next one, with whatever code, would not know that it was written here.
 */
export function listAmidMoves(owned: Ownership, files: readonly OutputFile[]): OutputFile {
  const both = new Map([...owned].map(([path, hashes]) => [path, new Set(hashes)]));
  for (const { path, sha256 } of files) both.set(path, (both.get(path) ?? new Set()).add(sha256));
  return listOf([...both].map(([path, hashes]) => [path, [...hashes].sort()]));
}

function listOf(entries: readonly (readonly [path: string, hashes: readonly string[]])[]): OutputFile {
  const sorted = [...entries].sort(([a], [b]) => a < b ? -1 : 1);
  return outputFile(OWNERSHIP_LIST, [HEADER, ...sorted.map(([path, hashes]) => `${path}\n${hashes.map(hash => `  sha256:${hash}\n`).join('')}`)]);
}

/**
 * Reads a list. It was committed, so anybody may have written it: what is no path below the folder is left out, and so is
 * what is no entry, as after a merge that failed. A path that stands there twice has both hashes.
 */
export function parseOwnership(text: string): Ownership {
  const owned = new Map<string, Set<string>>();
  let path: string | undefined;
  for (const line of text.split(/\r?\n/)) {
    const hash = /^ {2}sha256:([0-9a-f]{64})$/.exec(line)?.[1];
    if (hash === undefined) {
      // Conflict marks do not part a path from its hash.
      if (!/^(?:[<=>|]{7}|$)/.test(line)) path = isBelow(line) ? line : undefined;
    } else if (path !== undefined) {
      owned.set(path, (owned.get(path) ?? new Set()).add(hash));
    }
  }
  return owned;
}

/** Whether a text is a path of a file below the folder that no system reads in another way. */
function isBelow(path: string): boolean {
  // eslint-disable-next-line no-control-regex
  return !/[\0-\x1f\x7f\\:]/.test(path) && path.split('/').every(step => step !== '' && step !== '.' && step !== '..')
    && !path.startsWith('.vm-fleet') && !path.startsWith('#');
}
