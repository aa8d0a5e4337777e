import { mkdtempSync, rmSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { UsageError } from './arguments';
import { systemReason } from '../findings/system-error';

/**
 * Gives a command a folder for temporary files, and removes the folder afterwards.
 *
 * @param use returns an exit code or a signal. After a signal, this process ends with the same signal, so that the shell sees the signal.
 * @throws UsageError if the folder cannot be created
 */
export async function withScratch(use: (folder: string) => Promise<number | NodeJS.Signals>): Promise<number> {
  const ending = await useAndRemove(use);
  if (typeof ending === 'number') return ending;
  process.kill(process.pid, ending);
  return 1;
}

async function useAndRemove(use: (folder: string) => Promise<number | NodeJS.Signals>): Promise<number | NodeJS.Signals> {
  const folder = make();
  try {
    return await use(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function make(): string {
  try {
    return mkdtempSync(join(tmpdir(), 'vm-fleet-'));
  } catch (error) {
    throw new UsageError(`there is no folder for temporary files: ${systemReason(error).reason}; set TMPDIR to a folder that can be written`);
  }
}
