import { mkdtempSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { buildForChildren } from './build';

/** Run by jest before all tests. Temporary files of tests and their child processes are in one folder, which `after-all.ts` removes. */
export default async function beforeAll(): Promise<void> {
  process.env.TMPDIR = mkdtempSync(join(tmpdir(), 'vm-fleet-tests-'));
  await buildForChildren();
}
