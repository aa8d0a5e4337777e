import { spawnSync } from 'child_process';
import { mkdtempSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { blocksOf, textOf } from '../docs/markdown';
import { readTree, ROOT } from '../support/child';
import { shell, vmFleet } from '../support/project';

// Each test starts programs, on a machine that may be busy.
jest.setTimeout(120_000);

const PAGE = 'docs/taking-over-a-fleet.md';
const blocks = blocksOf(PAGE);

/** A folder with the files of the page. */
function folder(): string {
  const made = mkdtempSync(join(tmpdir(), 'vm-fleet-lint-'));
  for (const { title, code } of blocks) if (title !== undefined) writeFileSync(join(made, title), `${code}\n`);
  return made;
}

test('the manifest of the page has the findings of the page', () => {
  const root = folder();
  const { status, stdout, stderr } = vmFleet(root, ['lint', 'web.yaml']);
  const shown = blocks.find(({ language }) => language === 'text')!.code.split('\n');
  expect([status, stderr]).toEqual([4, '']);
  expect(stdout.split('\n').filter(line => / error /.test(line))).toEqual(shown);
  expect(stdout).not.toContain('Winter2026');
  expect(Object.keys(readTree(root)).sort()).toEqual(blocks.flatMap(({ title }) => title ?? []).sort());
  expect(textOf(PAGE)).toContain('--fail-on never');
});

test('standard input, formats and exit codes', () => {
  const root = folder();
  expect(shell(root, 'cat web.yaml | $VM lint - --format json --fail-on never')).toMatchObject({ status: 0, stdout: expect.stringContaining('"file": "<stdin>"') });
  expect(JSON.parse(vmFleet(root, ['lint', 'web.yaml', '-f', 'sarif']).stdout).version).toBe('2.1.0');
  expect(vmFleet(root, ['lint', 'web.yaml', '--platform', 'kubevirt@1.8', '--cluster', 'cluster.yaml']).stdout).toContain('checked against KubeVirt 1.8');
});

test('standard input without a document is an error', () => {
  const root = folder();
  for (const text of ['', '\\n', '# nothing\\n---\\n...\\n']) {
    expect(shell(root, `printf '${text}' | $VM lint -`)).toMatchObject({ status: 2, stdout: '', stderr: expect.stringContaining('standard input has no manifests') });
  }
  expect(shell(root, 'printf \'apiVersion: v1\\nkind: List\\nitems: []\\n\' | $VM lint -').status).toBe(0);
});

test.each([
  [['lint'], /name the file/],
  [['lint', 'gone.yaml'], /"gone.yaml" cannot be read: no such file or folder/],
  [['lint', 'web.yaml', '--format', 'xml'], /invalid value "xml" for --format/],
  [['lint', 'web.yaml', '--platform', 'vmware'], /is not a platform/],
  [['lint', 'web.yaml', '--cluster', 'cluster.yaml'], /--cluster needs --platform/],
  [['lint', 'web.yaml', '--platform', 'kubevirt', '--cluster', 'web.yaml'], /there is no field "apiVersion"/],
])('%j is a wrong call', (words, message) => {
  const { status, stderr } = vmFleet(folder(), words);
  expect([status, stderr]).toEqual([2, expect.stringMatching(message)]);
});

test('help', () => {
  const { status, stdout } = spawnSync(process.execPath, [join(ROOT, 'test', 'support', 'vm-fleet.js'), 'lint', '--help'], { cwd: ROOT, encoding: 'utf8' });
  expect([status, stdout]).toEqual([0, expect.stringContaining('vm-fleet lint <file|folder|->')]);
});

test('a platform without a kind in the manifests is reported', () => {
  const root = folder();
  const warning = /^--platform has no effect: no manifest has a kind of Hikube; the manifests are for KubeVirt 1\.9: remove the option, or name the platform of the manifests\n$/;
  expect(vmFleet(root, ['lint', 'web.yaml', '--platform', 'hikube']).stderr).toMatch(warning);
  expect(vmFleet(root, ['adopt', 'web.yaml', '--dry-run', '--platform', 'hikube']).stderr).toMatch(/^--platform has no effect: no manifest has a kind of Hikube; the manifests are for kubevirt@/);
  expect(vmFleet(root, ['lint', 'web.yaml', '--platform', 'kubevirt']).stderr).toBe('');
});
