import { isAbsolute, sep } from 'path';
import { printable } from './printable';

/** Why the operating system rejected a path. */
export interface SystemReason {
  /** The rejected path, in quotes. It can be a path below the path that the user gave. */
  readonly place: string;
  /** The reason, with the code of the operating system. */
  readonly reason: string;
  readonly fix: string;
  /** Whether the path itself is the reason, so that the user must name another path. */
  readonly isPathWrong: boolean;
}

type Row = readonly [reason: string, fix: string];

const OF_PATH: Readonly<Record<string, Row>> = {
  ENOENT: ['no such file or folder', 'correct the path'],
  ENOTDIR: ['a part of the path is not a folder', 'correct the path'],
  EISDIR: ['it is a folder, not a file', 'name a file'],
  ELOOP: ['its symbolic links form a cycle', 'correct the links, or name another path'],
  ENAMETOOLONG: ['the path is too long', 'use a shorter path'],
};

const OTHERS: Readonly<Record<string, Row>> = {
  EACCES: ['a permission is missing', 'change the permissions'],
  EPERM: ['the operation is not permitted', 'change the permissions'],
  EEXIST: ['it exists already', 'delete it, or use another path'],
  EROFS: ['the file system is read-only', 'use another path'],
  ENOSPC: ['the disk is full', 'make space on this disk'],
  EDQUOT: ['the disk quota is used up', 'make space on this disk'],
  EMFILE: ['too many files are open', 'raise the limit with `ulimit -n`'],
};

const GONE: Row = ['the working directory does not exist', 'change to another directory'];

/** The fix of all other errors, whose cause is in the disk or the operating system. */
const REMOVE = 'remove the cause';

/**
 * The reason and the fix of an error of the operating system. Any other error is a defect of this package and is thrown again.
 *
 * @param error the error of Node
 * @param given the path that the user gave, for errors without a path
 */
export function systemReason(error: unknown, given = ''): SystemReason {
  const { code, message, path = given, syscall } = error as NodeJS.ErrnoException;
  if (code === undefined) throw error;
  // A folder cannot be created where a file is.
  const key = code === 'EEXIST' && syscall === 'mkdir' ? 'ENOTDIR' : code;
  const isPathWrong = Object.hasOwn(OF_PATH, key);
  const [reason, fix] = syscall === 'uv_cwd' ? GONE : isPathWrong ? OF_PATH[key] : OTHERS[key] ?? [textOf(message), REMOVE];
  return { place: `"${printable(shown(path, given))}"`, reason: `${reason} (${code})`, fix, isPathWrong };
}

/** The text of Node between the code and the system call: `EIO: i/o error, read`. */
function textOf(message: string): string {
  return printable(/^E[A-Z0-9]+: ([^,\n]+)/.exec(message)?.[1] ?? message);
}

/** The rejected path. If it is a parent folder or the temporary copy (`~`) of the given path, the result is the given path instead. */
function shown(path: string, given: string): string {
  const place = isAbsolute(given) ? path : fromHere(path);
  const isPartOrCopy = given.startsWith(`${place}${sep}`) || place === `${given}~`;
  return isPartOrCopy ? given : place;
}

/** A path relative to the working directory. A path outside of the working directory stays unchanged. */
function fromHere(path: string): string {
  try {
    const folder = `${process.cwd()}${sep}`;
    return path.startsWith(folder) ? path.slice(folder.length) : path;
  } catch {
    return path;
  }
}
