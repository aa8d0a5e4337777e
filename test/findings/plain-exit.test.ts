import { spawnSync } from 'child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { ModuleKind, transpileModule } from 'typescript';
import { ROOT } from '../support/child';

/** More than the buffer of a pipe. */
const LONG = 1_000_000;

// As in compiled programs: with tsx, pipes are synchronous.
const folder = mkdtempSync(join(tmpdir(), 'vm-fleet-exit-'));
const source = readFileSync(join(ROOT, 'src', 'findings', 'plain-exit.ts'), 'utf8');
writeFileSync(join(folder, 'plain-exit.js'), transpileModule(source, { compilerOptions: { module: ModuleKind.CommonJS } }).outputText);
writeFileSync(join(folder, 'main.js'), `require('./plain-exit').throwPlainly(new Error('x'.repeat(${LONG})));`);

function shell(command: string): string {
  return spawnSync('sh', ['-c', command], { cwd: folder, encoding: 'utf8', maxBuffer: 2 * LONG, env: { ...process.env, NODE: process.execPath } }).stdout;
}

test('a long report comes to its end, however late it is read', () => {
  expect(shell('"$NODE" main.js 2>&1 | (sleep 1; cat)')).toBe(`${'x'.repeat(LONG)}\n`);
});

test('the process ends with 1, also if no one reads', () => {
  expect(shell('{ ("$NODE" main.js; echo "code $?" >&3) 2>&1 >/dev/null | head -c 1 >/dev/null; } 3>&1')).toBe('code 1\n');
});

test('the stack of an error in which jsii wraps ours does not repeat the report, and that of others is kept', () => {
  writeFileSync(join(folder, 'kernel.js'), `
    const before = Error.prepareStackTrace;
    class RuntimeError extends Error { constructor(e) { super(e); this.name = '@jsii/kernel.RuntimeError'; } }
    const wrap = throws => { try { throws(); } catch (e) { return new RuntimeError(e); } };
    const stack = error => JSON.stringify(error.stack.split('\\n').length);
    const other = wrap(() => { throw new Error('other'); });
    const ours = wrap(() => require('./plain-exit').throwPlainly(new Error('report')));
    const told = [ours.stack, ours.message, stack(other) > 2];
    setImmediate(() => console.log(JSON.stringify([...told, Error.prepareStackTrace === before])));
  `);
  expect(JSON.parse(shell('JSII_AGENT=Python/3 "$NODE" kernel.js'))).toEqual(['', 'Error: report', true, true]);
});
