import { accessSync, constants, mkdtempSync, statfsSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { buildForChildren } from './build';

/** The largest size of all files of all tests, with room to spare. */
const ENOUGH_BYTES = 4 * 1024 ** 3;

/** Run by jest before all tests. Temporary files of tests and their child processes are in one folder, which `after-all.ts` removes. */
export default async function beforeAll(): Promise<void> {
  process.env.TMPDIR = mkdtempSync(join(inMemory('/dev/shm') ?? tmpdir(), 'vm-fleet-tests-'));
  await buildForChildren();
}

/** A folder in memory, if there is one with enough room: tests create and remove thousands of folders, for which a disk takes four times as long. */
function inMemory(folder: string): string | undefined {
  try {
    accessSync(folder, constants.W_OK);
    const { bavail, bsize } = statfsSync(folder);
    return bavail * bsize >= ENOUGH_BYTES ? folder : undefined;
  } catch {
    return undefined;
  }
}
