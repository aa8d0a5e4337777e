/**
 * Compares the compiled API with the API of the last release, after `npx projen compile`. It fails if a breaking change has no
 * section "Breaking" or "Removed" in the changelog.
 */
import { execFileSync, spawnSync } from 'child_process';
import { mkdtempSync, readFileSync, rmSync, symlinkSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { saysBreaking } from './changelog';

const ROOT = join(__dirname, '..', '..');
const bin = (name: string) => join(ROOT, 'node_modules', '.bin', name);

/** The tag of the last release before this commit. */
function lastRelease(): string | undefined {
  const { status, stdout } = spawnSync('git', ['describe', '--tags', '--abbrev=0', '--match', 'v[0-9]*'], { cwd: ROOT, encoding: 'utf8' });
  return status === 0 ? stdout.trim() : undefined;
}

function main(): void {
  const tag = lastRelease();
  if (tag === undefined) {
    process.stdout.write('there is no release yet: the API is not compared\n');
    return;
  }
  const folder = mkdtempSync(join(tmpdir(), 'vm-fleet-release-'));
  const before = join(folder, 'before');
  const git = (...args: string[]) => execFileSync('git', args, { cwd: ROOT, stdio: ['ignore', 'ignore', 'inherit'] });
  try {
    git('worktree', 'add', '--detach', before, tag);
    // The last release is compiled with the installed packages, not with the packages of its time.
    symlinkSync(join(ROOT, 'node_modules'), join(before, 'node_modules'));
    execFileSync(bin('jsii'), ['--silence-warnings=reserved-word'], { cwd: before, stdio: ['ignore', 2, 2] });
    const { status, stdout, stderr } = spawnSync(bin('jsii-diff'), [before, ROOT, '--error-on', 'all'], { cwd: ROOT, encoding: 'utf8' });
    process.stdout.write(`compared with ${tag}: ${status === 0 ? 'nothing breaks the API' : `\n${stdout}${stderr}`}\n`);
    if (status !== 0 && !saysBreaking(readFileSync(join(ROOT, 'CHANGELOG.md'), 'utf8'))) {
      process.stdout.write('the API breaks, and "Unreleased" in CHANGELOG.md has no section "Breaking"\n');
      process.exitCode = 1;
    }
  } finally {
    git('worktree', 'remove', '--force', before);
    rmSync(folder, { recursive: true, force: true });
  }
}

main();
