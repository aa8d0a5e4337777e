import { readdirSync, readFileSync, statSync } from 'fs';
import { join } from 'path';
import { ManifestError } from './parse';
import { printable } from '../../findings/printable';

export interface ManifestFile {
  readonly path: string;
  readonly text: string;
}

/** The maximum size of a file. The maximum length of a text in Node is only a little larger. */
const MAX_SIZE = 500 * 1024 * 1024;

/**
 * Whether a file may have manifests. Files in `node_modules`, and files and folders whose names begin with a dot, are left out, because they belong
 * to tools.
 */
export function isManifest(path: string): boolean {
  return /\.(?:ya?ml|json)$/i.test(path) && !/(?:^|\/)(?:\.(?!\.?\/)|node_modules\/)/.test(path.replace(/\\/g, '/')) && !path.endsWith('construct-metadata.json');
}

/**
 * The manifests of a folder or of one file.
 *
 * @param shownAs the prefix of the returned paths; by default the given path
 * @throws ManifestError if the path does not exist, or if a file or folder cannot be read
 */
export function filesOnDisk(path: string, shownAs = path): ManifestFile[] {
  try {
    if (statSync(path).isFile()) return [{ path: shownAs, text: read(path) }];
    return filesToRead(path).filter(isManifest).map(file => ({ path: join(shownAs, file), text: read(join(path, file)) }));
  } catch (error) {
    throw error instanceof ManifestError ? error : ManifestError.unreadable(path, error);
  }
}

/**
 * The paths of all files below a folder, with slashes, sorted by code unit. As in kubectl and Argo CD, a symbolic link to a file counts as
 * a file, and links to folders are not followed. The recursive listing of Node is not used, because it follows links to folders since Node 22.
 *
 * @param onDeadLink called for each link without a target
 */
export function filesBelow(folder: string, onDeadLink: (path: string) => void = () => undefined): string[] {
  const found: string[] = [];
  const open = [''];
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    for (const entry of readdirSync(join(folder, at), { withFileTypes: true })) {
      const path = at === '' ? entry.name : `${at}/${entry.name}`;
      if (entry.isDirectory()) open.push(path);
      else if (entry.isFile() || entry.isSymbolicLink() && isLinkToFile(folder, path, onDeadLink)) found.push(path);
    }
  }
  return found.sort();
}

function isLinkToFile(folder: string, path: string, onDeadLink: (path: string) => void): boolean {
  const target = statSync(join(folder, path), { throwIfNoEntry: false });
  if (target === undefined) onDeadLink(path);
  return target?.isFile() === true;
}

/**
 * Like `filesBelow`, for a folder whose manifests are read.
 *
 * @throws ManifestError if a link to a manifest has no target
 */
export function filesToRead(folder: string): string[] {
  return filesBelow(folder, path => {
    if (isManifest(path)) throw new ManifestError(`"${printable(path)}" is a symbolic link to a file that does not exist`);
  });
}

function read(path: string): string {
  if (statSync(path).size > MAX_SIZE) throw new ManifestError(`"${printable(path)}" has more than ${MAX_SIZE / 1024 / 1024} MiB`);
  return readFileSync(path, 'utf8');
}
