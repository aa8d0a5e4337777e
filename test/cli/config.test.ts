import { spawnSync } from 'child_process';
import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'fs';
import { join } from 'path';
import { BUILT } from '../support/child';
import { APP, change, project, RUN, vmFleet } from '../support/project';

// Each test starts programs, on a machine that may be busy.
jest.setTimeout(60_000);

/** The output never contains a stack trace. */
function expectEnding(folder: string, words: readonly string[], status: number, said: string | RegExp, more?: NodeJS.ProcessEnv): void {
  const { stderr, ...ended } = vmFleet(folder, words, more);
  expect({ ...ended, stderr }).toEqual({ status, signal: null, stdout: '', stderr: typeof said === 'string' ? expect.stringContaining(said) : expect.stringMatching(said) });
  expect(stderr).not.toMatch(/^ {4}at |node:internal/m);
}

describe('a cdk8s.yaml', () => {
  test.each([
    ['malformed', 'app: [\n', 'cdk8s.yaml is not valid YAML: '],
    ['of several documents', 'app: a\n---\napp: b\n', 'cdk8s.yaml is not valid YAML: '],
    ['with an unknown alias', 'app: *a\n', 'cdk8s.yaml is not valid YAML: '],
    ['empty', '', 'this folder has no cdk8s.yaml with an `app`'],
    ['of comments', '# app: x\n', 'this folder has no cdk8s.yaml with an `app`'],
    ['a list', '- app\n', 'cdk8s.yaml is a list'],
    ['a text', 'node main.ts\n', 'cdk8s.yaml is a string'],
    ['with a number for `app`', 'app: 5\n', '`app` in cdk8s.yaml is a number'],
    ['with a list for `app`', 'app: [node, main.ts]\n', '`app` in cdk8s.yaml is a list'],
    ['with an empty `app`', 'app: " "\n', '`app` in cdk8s.yaml is empty'],
    ['with a map for `output`', 'app: "true"\noutput: {a: 1}\n', '`output` in cdk8s.yaml is a map'],
    ['with validations', 'app: "true"\nvalidations:\n  - package: x\n    version: 1.0.0\n    class: X\n', '`validations`, which only `cdk8s synth` runs'],
    ['with validations of a URL', 'app: "true"\nvalidations: https://example.com/v.yaml\n', '`validations`, which only `cdk8s synth` runs'],
    ['with a Helm chart', 'app: "true"\nsynthConfig:\n  format: helm\n  chartVersion: 1.0.0\n', '`synthConfig` of a Helm chart'],
    ['with a version of a Helm chart', 'app: "true"\nsynthConfig:\n  chartVersion: 1.0.0\n', '`synthConfig` of a Helm chart'],
    ['enormous', `app: "true"\n${'#'.repeat(1024 * 1024)}\n`, 'has more than 1048576 bytes'],
  ])('%s is reported, with exit code 2', (_, config, said) => expectEnding(project(APP, config), ['synth'], 2, said));

  test('that is a folder, a pipe or a dangling link is reported as such', () => {
    const folder = project();
    const config = join(folder, 'cdk8s.yaml');
    const make: [() => void, string][] = [
      [() => mkdirSync(config), 'cdk8s.yaml is a folder'],
      [() => spawnSync('mkfifo', [config]), 'cdk8s.yaml is not a plain file'],
      [() => spawnSync('ln', ['-s', join(folder, 'missing'), config]), 'this folder has no cdk8s.yaml'],
    ];
    for (const [act, said] of make) {
      rmSync(config, { recursive: true });
      act();
      expectEnding(folder, ['synth'], 2, said);
    }
  });

  test.each([
    ['with empty lists and plain files', 'validations: []\nsynthConfig: {format: plain}\nimports: [k8s]\nlanguage: typescript\n', []],
    ['with validations that are left to cdk8s', 'validations: https://example.com/v.yaml\n', ['--no-validate']],
  ])('%s is honoured', (_, config, words) => {
    const folder = project(APP, `app: ${RUN}\n${config}`);
    expect(vmFleet(folder, ['synth', ...words])).toMatchObject({ status: 0 });
    expect(existsSync(join(folder, 'dist', 'prod.k8s.yaml'))).toBe(true);
  });
});

describe('the options of a command', () => {
  test.each([
    [['synth', '--app', ''], '--app is empty'],
    [['synth', '--output', ' '], '--output is empty'],
    [['synth', '--app'], '--app'],
    [['lint', ''], /^the path is empty$/m],
    [['init', ' '], /^the folder is empty$/m],
    [['synth', 'twice'], 'unexpected argument "twice": synth takes options only'],
  ])('is rejected with exit code 2: %j', (words, said) => expectEnding(project(), words, 2, said));

  test('a folder that the code contradicts is refused, and nothing is written', () => {
    const folder = project(APP.replace('new FleetApp()', 'new FleetApp({ outdir: \'fixed\' })'));
    expectEnding(folder, ['synth', '--output', 'asked'], 1, /^error FOLDER_ELSEWHERE[^]*"fixed" in the code, "asked" for --output/);
    expect(readdirSync(folder).sort()).toEqual(['cdk8s.yaml', 'main.ts']);
    expectEnding(folder, ['synth', '--output', './fixed/'], 0, 'fixed: 1 file written');
    expectEnding(folder, ['synth'], 0, 'fixed: 0 files written');
  });

  test('a missing folder for temporary files is reported', () => {
    expectEnding(project(), ['synth'], 2, 'there is no folder for temporary files', { TMPDIR: '/dev/null/none', TSX_DISABLE_CACHE: '1' });
  });

  test('edits are kept on request', () => {
    const folder = project();
    vmFleet(folder, ['synth']);
    writeFileSync(join(folder, 'dist', 'prod.k8s.yaml'), 'mine');
    expectEnding(folder, ['synth', '--keep-edits'], 1, /^error FOLDER_EDITED/);
    expectEnding(folder, ['synth'], 0, '1 file changed by hand or by a merge ("prod.k8s.yaml"): replaced');
  });
});

describe('an app', () => {
  test.each([
    ['that makes nothing', 'import { FleetApp } from \'SRC\';\nnew FleetApp().synth();\n', 0, '0 machines, 0 disks, 0 charts'],
    ['that never synthesizes', 'export {};\n', 0, 'did not synthesize a FleetApp'],
    ['that cannot be read', 'this is no program', 1, 'ended with exit code 1'],
    ['that fails without a word', 'process.exit(7);\n', 1, 'ended with exit code 7'],
    ['that ends by a signal', 'process.kill(process.pid, \'SIGKILL\');\n', 1, ''],
    ['that ends with the code of a check', 'process.exit(3);\n', 1, 'ended with exit code 3'],
  ])('%s', (_, program, status, said) => {
    const folder = project(program.replace('SRC', BUILT));
    const { status: ended, stderr } = vmFleet(folder, ['synth']);
    expect([ended, stderr]).toEqual([status, expect.stringContaining(said)]);
    expect(vmFleet(folder, ['synth', '--check']).status).toBe(1 - Number(said.startsWith('0 machines')));
  });

  test('that does not exist has the exit code of a failed app', () => {
    expect(vmFleet(project(APP, 'app: there-is-no-such-program\n'), ['synth'])).toMatchObject({ status: 1, stderr: expect.stringContaining('not found') });
  });

  test('whose fleet has lost all members writes an empty file, and a check reports it', () => {
    const folder = project();
    vmFleet(folder, ['synth']);
    change(folder, 'new Disk', 'if (false) new Disk');
    expect(vmFleet(folder, ['synth', '--check'])).toMatchObject({ status: 3, stdout: expect.stringContaining('-  name: data') });
    expect(vmFleet(folder, ['synth'])).toMatchObject({ status: 0, stderr: expect.stringContaining('"prod.k8s.yaml" has no object anymore') });
  });
});

test('the metadata for cdk8s validations is not part of the folder, and is removed after the run', () => {
  const folder = project();
  const metadata = join(folder, 'dist', 'construct-metadata.json');
  expect(vmFleet(folder, ['synth'], { CDK8S_RECORD_CONSTRUCT_METADATA: 'true' }).stderr).toContain('1 file written');
  expect(existsSync(metadata)).toBe(true);
  expect(vmFleet(folder, ['synth', '--check'])).toMatchObject({ status: 0, stdout: '' });
  expect(vmFleet(folder, ['synth']).stderr).toContain('0 files written, 1 unchanged, 0 removed');
  expect(existsSync(metadata)).toBe(false);
  writeFileSync(metadata, '{"mine": true}');
  vmFleet(folder, ['synth']);
  expect(existsSync(metadata)).toBe(true);
});

test('a misspelled key of cdk8s.yaml is reported, a key of cdk8s or of another tool is not', () => {
  const folder = project(APP, `language: typescript\napp: ${RUN}\noutputs: manifests\n`);
  expect(vmFleet(folder, ['list', '-q'])).toMatchObject({ status: 0, stderr: 'cdk8s.yaml has an unknown key "outputs", which has no effect; did you mean "output"?\n' });
  writeFileSync(join(folder, 'cdk8s.yaml'), `language: typescript\napp: ${RUN}\nimports: [k8s]\nteam: ops\n`);
  expect(vmFleet(folder, ['list', '-q'])).toMatchObject({ status: 0, stderr: '' });
});

test('a shell without completion is an error with the allowed shells', () => {
  expect(vmFleet(project(), ['completion', 'tcsh'])).toMatchObject({ status: 2, stdout: '', stderr: expect.stringContaining('there is no completion for "tcsh"; shells are bash, zsh, fish\n') });
});

test('synth --stdout of a program without a FleetApp is an error, or a notice next to the manifests of cdk8s', () => {
  expect(vmFleet(project('export {};\n'), ['synth', '--stdout'])).toMatchObject({ status: 1, stdout: '', stderr: expect.stringMatching(/^there are no manifests: .* did not synthesize a FleetApp\n$/) });
  const plain = project("import { ApiObject, App, Chart } from 'cdk8s';\nconst app = new App();\nnew ApiObject(new Chart(app, 'a'), 'b', { apiVersion: 'v1', kind: 'ConfigMap' });\napp.synth();\n");
  expect(vmFleet(plain, ['synth', '--stdout'])).toMatchObject({ status: 0, stdout: expect.stringContaining('kind: ConfigMap'), stderr: expect.stringContaining('was not checked\n') });
  expect(vmFleet(project("import { FleetApp } from 'SRC';\nnew FleetApp().synth();\n".replace('SRC', BUILT)), ['synth', '--stdout', '-q'])).toMatchObject({ status: 0, stdout: '', stderr: '' });
});
