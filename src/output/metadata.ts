import { readFileSync, realpathSync, renameSync, rmSync, statSync, writeFileSync } from 'fs';
import { join } from 'path';
import { READ_FLAGS } from './folder/disk-file';
import { folderTrouble } from './folder/folder-error';
import { OutputFile } from './folder/output-file';

/** What cdk8s's command wants to know for its validations. It belongs to that one run, and is no part of what the code makes. */
const METADATA = 'construct-metadata.json';

/** Larger files are not looked into. */
const MAX_SIZE = 64 * 1024 * 1024;

/** Parts what belongs to the folder from what belongs to a run of cdk8s's command. */
export function withoutMetadata(all: readonly OutputFile[]): { readonly files: readonly OutputFile[]; readonly metadata?: OutputFile } {
  return { files: all.filter(({ path }) => path !== METADATA), metadata: all.find(({ path }) => path === METADATA) };
}

/** Writes it where it is asked for, and else removes one of an earlier run, which would say what is no longer true. */
export function placeMetadata(folder: string, metadata: OutputFile | undefined): void {
  try {
    const place = join(realpathSync(folder), METADATA);
    if (metadata) {
      // Never through a symbolic link.
      rmSync(`${place}~`, { force: true });
      writeFileSync(`${place}~`, Buffer.concat(metadata.chunks), { flag: 'wx' });
      renameSync(`${place}~`, place);
    } else if (isOfCdk8s(place)) {
      rmSync(place);
    }
  } catch (error) {
    throw folderTrouble(folder, error, 'everything but this file is written');
  }
}

/** Whether a file is one that cdk8s makes, and not a file of a user with this name. */
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
