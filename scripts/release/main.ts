/**
 * Makes a release of the committed state: `npm run release`, or `npm run release -- 1.0.0` for an explicit version. It moves the section
 * "Unreleased" of the changelog to a version, and writes this version into the files of the project. Then it commits both and tags the
 * commit. Nothing is pushed or published: see docs/compatibility.md.
 */
import { execFileSync } from 'child_process';
import { readFileSync, writeFileSync } from 'fs';
import { join } from 'path';
import { nextVersion, released } from './changelog';

const ROOT = join(__dirname, '..', '..');
const CHANGELOG = join(ROOT, 'CHANGELOG.md');

const run = (command: string, ...args: string[]) => execFileSync(command, args, { cwd: ROOT, encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] });

function main([asked]: readonly string[]): void {
  if (run('git', 'status', '--porcelain') !== '') throw new Error('commit what has changed first');
  const changelog = readFileSync(CHANGELOG, 'utf8');
  const version = asked ?? nextVersion(changelog);
  const text = released(changelog, version, new Date().toISOString().slice(0, 10));
  try {
    writeFileSync(CHANGELOG, text);
    run('npx', 'projen');
    run('git', 'commit', '--quiet', '--all', '--message', `Release ${version}`);
    run('git', 'tag', '--annotate', `v${version}`, '--message', `Release ${version}`);
  } catch (error) {
    // The work tree was clean before.
    run('git', 'checkout', '--quiet', '--', '.');
    throw error;
  }
  process.stdout.write(`v${version} is committed and tagged; next: git push --follow-tags, npx projen package-all, and publish dist\n`);
}

try {
  main(process.argv.slice(2));
} catch (error) {
  process.stderr.write(`no release: ${(error as Error).message}\n`);
  process.exitCode = 1;
}
