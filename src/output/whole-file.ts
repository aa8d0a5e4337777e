import { chmodSync, lstatSync, renameSync, rmSync, writeFileSync } from 'fs';

/**
 * Replaces or creates a file. If this fails, the file has the whole old content.
 *
 * If the path is not a plain file, e.g. a link or a pipe, the content is written through it.
 */
export function replaceFile(path: string, content: string | Uint8Array): void {
  const before = lstatSync(path, { throwIfNoEntry: false });
  if (before !== undefined && !before.isFile()) return writeFileSync(path, content);
  const next = `${path}~`;
  try {
    // Never follows a symbolic link.
    rmSync(next, { force: true });
    writeFileSync(next, content, { flag: 'wx' });
    if (before !== undefined) chmodSync(next, before.mode);
    renameSync(next, path);
  } catch (error) {
    rmSync(next, { force: true });
    throw error;
  }
}
