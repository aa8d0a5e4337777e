import { execFileSync } from 'child_process';
import { createHash } from 'crypto';
import { cpSync, existsSync, mkdirSync, realpathSync, rmSync, symlinkSync } from 'fs';
import { tmpdir } from 'os';
import { dirname, join } from 'path';

/** Reference data next to the project that some tests use. */
const REFERENCE = 'shared';

/**
 * A copy of the work tree with uncommitted changes. The original files are never mutated.
 *
 * It has the same path in each run, so that jest's cache stays valid.
 */
export function copyOf(root: string): string {
  const folder = join(realpathSync(tmpdir()), `vm-fleet-mutation-${createHash('sha256').update(root).digest('hex').slice(0, 8)}`);
  const copy = join(folder, 'copy');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(copy, { recursive: true });
  const reference = join(root, '..', REFERENCE);
  if (existsSync(reference)) symlinkSync(realpathSync(reference), join(folder, REFERENCE));
  const listed = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '-z'], { cwd: root, encoding: 'utf8' });
  for (const file of listed.split('\0').filter(name => name !== '' && name !== 'node_modules' && existsSync(join(root, name)))) {
    mkdirSync(dirname(join(copy, file)), { recursive: true });
    cpSync(join(root, file), join(copy, file), { verbatimSymlinks: true });
  }
  symlinkSync(realpathSync(join(root, 'node_modules')), join(copy, 'node_modules'));
  return copy;
}
