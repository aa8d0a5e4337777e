import { mkdtempSync, rmSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { UsageError } from './arguments';
import { printable } from '../findings/printable';

/**
 * Gives a command a folder for temporary files, which is always removed.
 *
 * @param use returns the exit code, or the signal by which this process then ends too, so that the shell sees the signal
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
    throw new UsageError(`there is no folder for temporary files: ${printable((error as Error).message)}; set TMPDIR to a folder that can be written`);
  }
}
