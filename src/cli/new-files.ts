import { closeSync, openSync, rmSync, writeFileSync } from 'fs';
import { dirname, join } from 'path';
import { notWritten } from './unusable';
import { Folders } from '../output/folder/folders';

/**
 * Creates files in a folder. If a file exists already or cannot be written, no file is created.
 *
 * @param files the path of each file in the folder, and its content
 * @param finish the last step; if this step fails, no file stays
 */
export function createAll(folder: string, files: Iterable<readonly [path: string, text: string]>, finish: () => void = () => undefined): void {
  const folders = new Folders();
  const created: string[] = [];
  let at = folder;
  try {
    for (const [path, text] of files) {
      at = join(folder, path);
      folders.make(dirname(at));
      const file = openSync(at, 'wx');
      created.push(at);
      try {
        writeFileSync(file, text);
      } finally {
        closeSync(file);
      }
    }
    finish();
  } catch (error) {
    for (const path of created) rmSync(path, { force: true });
    folders.removeMade();
    throw notWritten(at, error, { outcome: 'nothing was written' });
  }
}
