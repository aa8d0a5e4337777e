import { execFileSync } from 'child_process';
import { join } from 'path';

export const ROOT = join(__dirname, '..', '..');

/** The output of `vm-fleet report --svg` for the program `main.ts` in a folder of this work tree. */
export function pictureOf(folder: string): string {
  return execFileSync(process.execPath, ['--import', 'tsx', join(ROOT, 'scripts', 'vm-fleet.ts'), 'report', '--svg', '--quiet', '--app', 'node --import tsx main.ts'], {
    cwd: folder, encoding: 'utf8', env: { ...process.env, TSX_TSCONFIG_PATH: join(ROOT, 'tsconfig.dev.json') },
  });
}
