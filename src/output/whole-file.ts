import { chmodSync, lstatSync, renameSync, rmSync, writeFileSync } from 'fs';

/**
 * Replaces or creates a file. If this fails, the file has the whole old content.
 *
 * If the path is a link, the content is written to the target of the link. If the path is a pipe, the content is written into the pipe.
 */
export function replaceFile(path: string, content: string | Uint8Array): void {
  const before = lstatSync(path, { throwIfNoEntry: false });
  if (before !== undefined && !before.isFile()) return writeFileSync(path, content);
  const next = `${path}~`;
  try {
    // A symbolic link at this path is removed, and the flag `wx` does not follow a link that appears afterwards.
    rmSync(next, { force: true });
    writeFileSync(next, content, { flag: 'wx' });
    if (before !== undefined) chmodSync(next, before.mode);
    renameSync(next, path);
  } catch (error) {
    rmSync(next, { force: true });
    throw error;
  }
}
