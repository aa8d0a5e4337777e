/** The programs of the examples, which run in one process. `test/languages` compares programs in other languages with one in TypeScript. */
import { execFileSync } from 'child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { EXAMPLES } from './examples';

export type Engine = 'argoCd' | 'flux';

/**
 * Runs each program of TypeScript, and reads its output. `folder` has a folder with the manifests of each example, and a file `<example>.models`.
 *
 * @param engine the delivery of all programs; by default, each program has its own delivery
 */
export function outputOfPrograms<T>(read: (example: string, folder: string) => T, engine?: Engine): Map<string, T> {
  const names = readdirSync(EXAMPLES).filter(name => existsSync(join(EXAMPLES, name, 'main.ts'))).sort();
  const folder = mkdtempSync(join(tmpdir(), 'vm-fleet-programs-'));
  try {
    const args = ['--import', 'tsx', join(__dirname, 'write-examples.ts'), engine ?? 'none', folder, ...names];
    execFileSync(process.execPath, args, { cwd: EXAMPLES, stdio: ['ignore', 'ignore', 'pipe'] });
    return new Map(names.map(name => [name, read(name, folder)]));
  } finally {
    rmSync(folder, { recursive: true });
  }
}
