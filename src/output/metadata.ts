import { readFileSync, realpathSync, rmSync, statSync } from 'fs';
import { join } from 'path';
import { READ_FLAGS } from './folder/disk-file';
import { folderTrouble } from './folder/folder-error';
import { OutputFile } from './folder/output-file';
import { replaceFile } from './whole-file';

/** The file that cdk8s-cli reads for its validation plugins. It describes one run of cdk8s-cli, and is not part of the output. */
const METADATA = 'construct-metadata.json';

/** Larger files are not read. */
const MAX_SIZE = 64 * 1024 * 1024;

/** Separates the files of the folder from the metadata of one cdk8s-cli run. */
export function withoutMetadata(all: readonly OutputFile[]): { readonly files: readonly OutputFile[]; readonly metadata?: OutputFile } {
  return { files: all.filter(({ path }) => path !== METADATA), metadata: all.find(({ path }) => path === METADATA) };
}

/** Writes the metadata on request; otherwise removes the metadata of an earlier run, which is out of date. */
export function placeMetadata(folder: string, metadata: OutputFile | undefined): void {
  try {
    const place = join(realpathSync(folder), METADATA);
    if (metadata) replaceFile(place, Buffer.concat(metadata.chunks));
    else if (isOfCdk8s(place)) rmSync(place);
  } catch (error) {
    throw folderTrouble(folder, error, `all files except ${METADATA} are written`);
  }
}

/** Whether cdk8s wrote the file. A file of the user with the same name is kept. */
function isOfCdk8s(place: string): boolean {
  const found = statSync(place, { throwIfNoEntry: false });
  if (!found?.isFile() || found.size > MAX_SIZE) return false;
  try {
    const { version, resources, ...others } = JSON.parse(readFileSync(place, { encoding: 'utf8', flag: READ_FLAGS as unknown as string }));
    return version === '1.0.0' && typeof resources === 'object' && Object.keys(others).length === 0;
  } catch {
    return false;
  }
}
