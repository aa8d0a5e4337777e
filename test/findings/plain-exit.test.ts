import { spawnSync } from 'child_process';
import { mkdtempSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { buildSync } from 'esbuild';
import { ROOT } from '../support/child';

/** More than the buffer of a pipe. */
const LONG = 1_000_000;

// As in compiled programs: with tsx, pipes are synchronous.
const folder = mkdtempSync(join(tmpdir(), 'vm-fleet-exit-'));
const entryPoints = ['plain-exit', 'kernel-trace'].map(file => join(ROOT, 'src', 'findings', `${file}.ts`));
buildSync({ entryPoints, outdir: folder, bundle: true, platform: 'node', format: 'cjs' });
writeFileSync(join(folder, 'main.js'), `require('./plain-exit').throwPlainly(new Error('x'.repeat(${LONG})));`);

function shell(command: string): string {
  return spawnSync('sh', ['-c', command], { cwd: folder, encoding: 'utf8', maxBuffer: 2 * LONG, env: { ...process.env, NODE: process.execPath } }).stdout;
}

test('a long report is complete, even if it is read late', () => {
  expect(shell('"$NODE" main.js 2>&1 | (sleep 1; cat)')).toBe(`${'x'.repeat(LONG)}\n`);
});

test('the process ends with exit code 1, even without a reader', () => {
  expect(shell('{ ("$NODE" main.js; echo "code $?" >&3) 2>&1 >/dev/null | head -c 1 >/dev/null; } 3>&1')).toBe('code 1\n');
});

const KERNEL = `
  class RuntimeError extends Error { constructor(e) { super(e); this.name = '@jsii/kernel.RuntimeError'; } }
  const wrap = throws => { try { throws(); } catch (e) { return new RuntimeError(e); } };
  const told = ({ message, stack }) => [message, stack.split('\\n').length > 2 ? 'a trace' : stack];
  const errors = () => [
    wrap(() => { throw new Error('of cdk8s'); }), wrap(() => { throw Object.assign(new Error('expected'), { name: 'AssertionError' }); }),
    wrap(() => undefined.of), new Error('not of jsii'), create(() => { throw new Error('of a constructor'); }),
  ];
  function _Kernel_create(throws) { return throws(); }
  function create(throws) { try { _Kernel_create(throws); } catch (e) { return e; } }
`;

test.each([
  ['Python/3', { 'Error: of cdk8s': '', 'AssertionError: expected': '', 'a defect': 'a trace', 'not of jsii': 'a trace', 'of a constructor': '' }],
  ['', { 'Error: of cdk8s': 'a trace', 'AssertionError: expected': 'a trace', 'a defect': 'a trace', 'not of jsii': 'a trace', 'of a constructor': 'a trace' }],
])('for a program of jsii (%j) the stack of an error is left out, except for a defect', (agent, expected) => {
  writeFileSync(join(folder, 'kernel.js'), `${KERNEL}
    require('./kernel-trace').leaveOutKernelTraces();
    console.log(JSON.stringify(errors().map(told)));
  `);
  const told = (JSON.parse(shell(`${agent === '' ? '' : `JSII_AGENT=${agent} `}"$NODE" kernel.js`)) as [string, string][])
    .map(([message, stack]) => [message.startsWith('TypeError: ') ? 'a defect' : message, stack]);
  expect(Object.fromEntries(told)).toEqual(expected);
});

test('a report for a program of jsii has no stack, even as the first error', () => {
  writeFileSync(join(folder, 'first.js'), `${KERNEL}
    console.log(JSON.stringify(told(wrap(() => require('./plain-exit').throwPlainly(new Error('report'))))));
    process.exit(0);
  `);
  expect(JSON.parse(shell('JSII_AGENT=Python/3 "$NODE" first.js'))).toEqual(['Error: report', '']);
});
