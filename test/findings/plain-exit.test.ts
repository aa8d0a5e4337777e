import { spawnSync } from 'child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { ModuleKind, transpileModule } from 'typescript';
import { ROOT } from '../support/child';

/** More than a pipe takes at once. */
const LONG = 1_000_000;

// As compiled programs have it: tsx makes pipes wait.
const folder = mkdtempSync(join(tmpdir(), 'vm-fleet-exit-'));
const source = readFileSync(join(ROOT, 'src', 'findings', 'plain-exit.ts'), 'utf8');
writeFileSync(join(folder, 'plain-exit.js'), transpileModule(source, { compilerOptions: { module: ModuleKind.CommonJS } }).outputText);
writeFileSync(join(folder, 'main.js'), `require('./plain-exit').throwPlainly(new Error('x'.repeat(${LONG})));`);

function shell(command: string): string {
  return spawnSync('sh', ['-c', command], { cwd: folder, encoding: 'utf8', maxBuffer: 2 * LONG, env: { ...process.env, NODE: process.execPath } }).stdout;
}

test('a long report comes to its end, however late somebody reads it', () => {
  expect(shell('"$NODE" main.js 2>&1 | (sleep 1; cat)')).toBe(`${'x'.repeat(LONG)}\n`);
});

test('the process ends with 1, also if nobody reads', () => {
  expect(shell('{ ("$NODE" main.js; echo "code $?" >&3) 2>&1 >/dev/null | head -c 1 >/dev/null; } 3>&1')).toBe('code 1\n');
});
