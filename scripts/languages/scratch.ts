import { mkdirSync, mkdtempSync, rmSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';

/** The folder for intermediate files, until the process ends. */
const SCRATCH = mkdtempSync(join(tmpdir(), 'vm-fleet-languages-'));

process.once('exit', () => rmSync(SCRATCH, { recursive: true, force: true }));

let count = 0;

/** A new folder, outside of the repository. */
export function scratch(name: string): string {
  const folder = join(SCRATCH, `${name}-${count++}`);
  mkdirSync(folder);
  return folder;
}
