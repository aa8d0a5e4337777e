import { readdirSync, readFileSync, statSync } from 'fs';
import { join, relative } from 'path';
import { ManifestError } from './parse';
import { printable } from '../../findings/printable';

/** A file of a state. */
export interface ManifestFile {
  readonly path: string;
  readonly text: string;
}

/** No text of Node is much longer. */
const MAX_SIZE = 500 * 1024 * 1024;

/** Whether a file may have manifests. Folders and files with a dot in front belong to tools. */
export function isManifest(path: string): boolean {
  return /\.(?:ya?ml|json)$/i.test(path) && !/(?:^|\/)(?:\.(?!\.?\/)|node_modules\/)/.test(path.replace(/\\/g, '/')) && !path.endsWith('construct-metadata.json');
}

/**
 * The manifests of a folder or of one file.
 *
 * @param shownAs the prefix of the paths, if it is not the folder itself
 * @throws ManifestError if there is no such folder, or it cannot be read
 */
export function filesOnDisk(path: string, shownAs = path): ManifestFile[] {
  try {
    if (statSync(path).isFile()) return [{ path: shownAs, text: read(path) }];
    const files = readdirSync(path, { recursive: true, withFileTypes: true }).filter(entry => entry.isFile())
      .map(entry => relative(path, join(entry.parentPath, entry.name)).replace(/\\/g, '/')).filter(isManifest).sort();
    return files.map(file => ({ path: join(shownAs, file), text: read(join(path, file)) }));
  } catch (error) {
    if (error instanceof ManifestError) throw error;
    const { code, message } = error as NodeJS.ErrnoException;
    throw new ManifestError(code === 'ENOENT' ? `there is no file or folder "${printable(path)}"` : printable(message));
  }
}

function read(path: string): string {
  if (statSync(path).size > MAX_SIZE) throw new ManifestError(`"${printable(path)}" has more than ${MAX_SIZE / 1024 / 1024} MiB`);
  return readFileSync(path, 'utf8');
}
