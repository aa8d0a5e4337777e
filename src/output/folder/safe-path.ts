import { printable } from '../../findings/printable';
import { Problem, quote } from '../../findings/problem';

/** The list of the files that the code wrote. kubectl, Argo CD and Flux ignore it. */
export const OWNERSHIP_LIST = '.vm-fleet-files';

/** A folder that exists during a write, with all files that are not yet in their place. */
export const LOCK = '.vm-fleet-lock';

/** This file tells Git how to merge the list of files. */
export const ATTRIBUTES = '.gitattributes';

/** Maximum number of names in a finding or a notice; the others are only counted. */
const MAX_NAMES = 5;

/** Whether a name in the output folder is a lock or the remains of one. */
export function isLock(name: string): boolean {
  return name === LOCK || name.startsWith(`${LOCK}~`);
}

/**
 * Whether a text is a safe path: inside the folder, with the same meaning on every operating system, and not reserved. The paths of new files and
 * the entries of the committed list are both checked, so that every written file can be listed, and no file outside the folder is touched.
 */
export function isSafePath(path: string): boolean {
  return !UNSAFE.test(path) && !isReserved(path);
}

/**
 * Characters and path segments that have another meaning on some operating system. This is one regular expression, because there may be a hundred
 * thousand paths.
 */
const UNSAFE = /[\0-\x1f\x7f\\:]|(?:^|\/)(?:\.{0,2}|\.git)(?:\/|$)/i;

function isReserved(path: string): boolean {
  if (!path.startsWith('.')) return false;
  const first = path.split('/')[0].toLowerCase();
  return first === OWNERSHIP_LIST || first === ATTRIBUTES || isLock(first);
}

/** One finding for all paths that are not safe. */
export function unsafePaths(paths: readonly string[]): Problem[] {
  const unsafe = paths.filter(path => !isSafePath(path));
  if (unsafe.length === 0) return [];
  return [{
    code: 'FOLDER_ESCAPED',
    message: 'a file would be written outside of the output folder, or under a name that not every system allows',
    got: names(unsafe),
    allowed: `paths without \`..\`, \`.git\`, backslashes, colons and control characters, and not ${OWNERSHIP_LIST}, ${ATTRIBUTES} or ${LOCK}`,
    fix: 'correct `outputFileExtension`, the id of the chart, or the name of the object, from which the path is derived',
  }];
}

/** `"a", "b" and 998 more`. */
export function names(paths: readonly string[]): string {
  const shown = paths.slice(0, MAX_NAMES).map(path => quote(printable(path))).join(', ');
  return paths.length > MAX_NAMES ? `${shown} and ${paths.length - MAX_NAMES} more` : shown;
}
