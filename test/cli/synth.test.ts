import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { parse as parseYaml } from 'yaml';
import { BUILT, readTree, ROOT } from '../support/child';
import { RUN, vmFleet as command } from '../support/project';

const vmFleet = (folder: string, ...words: string[]) => command(folder, words);
const inEnvironment = (env: NodeJS.ProcessEnv, folder: string, ...words: string[]) => command(folder, words, env);

const APP = `
import { Size } from 'cdk8s';
import { Disk, FleetApp, FleetChart, Platform } from '${BUILT}';
const app = new FleetApp();
const chart = new FleetChart(app, 'prod', { platform: Platform.hikube() });
new Disk(chart, 'data', { size: Size.gibibytes(10) });
app.synth();
`;

/** A project with this program, and the output of its first run. */
function project(program = APP): string {
  const folder = mkdtempSync(join(tmpdir(), 'vm-fleet-cli-'));
  writeFileSync(join(folder, 'main.ts'), program.replaceAll('\'cdk8s\'', `'${join(ROOT, 'node_modules', 'cdk8s')}'`));
  writeFileSync(join(folder, 'cdk8s.yaml'), `language: typescript\napp: ${RUN}\n`);
  return folder;
}

const change = (folder: string, from: string, to: string) => {
  const main = join(folder, 'main.ts');
  writeFileSync(main, readFileSync(main, 'utf8').replace(from, to));
};

// Each test starts programs, on a machine that may be busy.
jest.setTimeout(60_000);

describe('vm-fleet synth', () => {
  test('runs the app of cdk8s.yaml and keeps other files of its folder', () => {
    const folder = project();
    expect(vmFleet(folder, 'synth').status).toBe(0);
    writeFileSync(join(folder, 'dist', 'README.md'), 'ours');
    const { status, stderr } = vmFleet(folder, 'synth');
    expect([status, stderr]).toEqual([0, expect.stringMatching(/^0 machines, 1 disk, 1 chart\ndist: 0 files written, 1 unchanged, 0 removed, /)]);
    expect(Object.keys(readTree(join(folder, 'dist')))).toEqual(['.vm-fleet-files', 'README.md', 'prod.k8s.yaml']);
  });

  test('supports another folder and --quiet', () => {
    const folder = project();
    expect(vmFleet(folder, 'synth', '--quiet', '--output', 'manifests')).toEqual({ status: 0, signal: null, stdout: '', stderr: '' });
    expect(existsSync(join(folder, 'manifests', 'prod.k8s.yaml'))).toBe(true);
    expect(existsSync(join(folder, 'dist'))).toBe(false);
  });

  test('ends with only the findings, and the folder is unchanged', () => {
    const folder = project();
    vmFleet(folder, 'synth');
    const before = readTree(join(folder, 'dist'));
    change(folder, '\'data\'', '\'Data\'');
    const { status, stderr } = vmFleet(folder, 'synth');
    expect(status).toBe(1);
    expect(stderr).toMatch(/^error NAME_INVALID at prod\/Data\n/);
    expect(stderr).not.toMatch(/^ {4}at /m);
    expect(readTree(join(folder, 'dist'))).toEqual(before);
  });

  test.each([
    [['synthesize'], 'did you mean "synth"?'],
    [['synth', '--chekc'], '--chekc'],
    [['synth'], 'this folder has no cdk8s.yaml'],
  ])('%j is a usage error', (words, said) => {
    const { status, stderr } = vmFleet(mkdtempSync(join(tmpdir(), 'vm-fleet-empty-')), ...words);
    expect([status, stderr]).toEqual([2, expect.stringContaining(said)]);
  });
});

describe('vm-fleet synth --check', () => {
  test('reports that a folder is up to date', () => {
    const folder = project();
    vmFleet(folder, 'synth');
    const before = readTree(folder);
    expect(vmFleet(folder, 'synth', '--check')).toEqual({ status: 0, signal: null, stdout: '', stderr: expect.stringContaining('dist: up to date with the code, 1 file, ') });
    expect(readTree(folder)).toEqual(before);
  });

  test('shows the difference file by file and writes nothing', () => {
    const folder = project();
    vmFleet(folder, 'synth');
    change(folder, 'gibibytes(10)', 'gibibytes(20)');
    change(folder, 'app.synth', 'new FleetChart(app, \'new\');\napp.synth');
    const before = readTree(join(folder, 'dist'));
    const { status, stdout, stderr } = vmFleet(folder, 'synth', '--check');
    expect(status).toBe(3);
    expect(stdout).toContain('--- a/prod.k8s.yaml\n+++ b/prod.k8s.yaml\n');
    expect(stdout).toContain('\n-  storage: 10Gi\n+  storage: 20Gi\n');
    expect(stdout).toContain('--- /dev/null\n+++ b/new.k8s.yaml\n');
    expect(stdout).not.toContain('sha256');
    expect(stderr).toContain('dist: not up to date with the code: of 2 files 1 different, 1 missing, ');
    expect(readTree(join(folder, 'dist'))).toEqual(before);
  });

  test('reports stale files, a missing list and a missing folder', () => {
    const folder = project();
    vmFleet(folder, 'synth');
    rmSync(join(folder, 'dist', '.vm-fleet-files'));
    expect(vmFleet(folder, 'synth', '--check')).toMatchObject({ status: 3, stdout: expect.stringContaining('+++ b/.vm-fleet-files') });
    vmFleet(folder, 'synth');
    change(folder, '\'prod\'', '\'production\'');
    expect(vmFleet(folder, 'synth', '--check').stdout).toContain('--- a/prod.k8s.yaml\n+++ /dev/null\n');
    rmSync(join(folder, 'dist'), { recursive: true });
    expect(vmFleet(folder, 'synth', '--check')).toMatchObject({ status: 3, stdout: expect.stringContaining('+++ b/production.k8s.yaml') });
    expect(existsSync(join(folder, 'dist'))).toBe(false);
  });

  test('fails for a program without a FleetApp, and nothing is written', () => {
    const folder = project('import { App, Chart } from \'cdk8s\';\nconst app = new App();\nnew Chart(app, \'prod\');\napp.synth();\n');
    expect(vmFleet(folder, 'synth', '--check')).toMatchObject({ status: 1, stderr: expect.stringContaining('did not synthesize a FleetApp') });
    expect(existsSync(join(folder, 'dist'))).toBe(false);
  });

  test('finds no difference in a committed example', () => {
    const folder = mkdtempSync(join(tmpdir(), 'vm-fleet-example-'));
    cpSync(join(ROOT, 'examples', 'side-by-side'), folder, { recursive: true });
    for (const file of ['main.ts', 'workers.ts']) {
      const text = readFileSync(join(folder, file), 'utf8').replaceAll('\'cdk8s-vm-fleet\'', `'${BUILT}'`);
      writeFileSync(join(folder, file), text.replaceAll('\'cdk8s\'', `'${join(ROOT, 'node_modules', 'cdk8s')}'`));
    }
    expect(vmFleet(folder, 'synth', '--check', '--app', RUN)).toMatchObject({ status: 0, stdout: '' });
  });
});

describe('vm-fleet synth --json', () => {
  const TWO = `${APP}\nconst other = new FleetApp({ outdir: 'other' });\nnew Disk(new FleetChart(other, 'more', { platform: Platform.hikube(), namespace: 'default' }), 'data', { size: Size.gibibytes(1) });\nconsole.log('printed'); other.synth();\n`;

  test('prints the result of each app, and the output of the program goes to stderr', () => {
    const { status, stdout, stderr } = vmFleet(project(TWO), 'synth', '--json');
    expect(status).toBe(0);
    expect(JSON.parse(stdout)).toEqual({
      synthVersion: 1,
      exitCode: 0,
      apps: [
        { outdir: 'dist', status: 'written', files: { written: 1, unchanged: 0, removed: 0 }, notices: [], findings: [] },
        expect.objectContaining({ outdir: 'other', status: 'written', findings: [expect.objectContaining({ code: 'NAMESPACE_NO_TENANT', severity: 'warning', path: 'more' })] }),
      ],
    });
    expect(stderr).toContain('printed\n');
  });

  test('has the findings of an app with errors', () => {
    const { status, stdout } = vmFleet(project(APP.replace('\'data\'', '\'Data\'')), 'synth', '--json');
    expect([status, JSON.parse(stdout)]).toEqual([1, {
      synthVersion: 1, exitCode: 1, apps: [{ outdir: 'dist', status: 'refused', findings: [expect.objectContaining({ code: 'NAME_INVALID', path: 'prod/Data' })] }],
    }]);
  });

  test('with --check has the files that differ', () => {
    const folder = project();
    vmFleet(folder, 'synth');
    change(folder, 'gibibytes(10)', 'gibibytes(20)');
    const { status, stdout } = vmFleet(folder, 'synth', '--check', '--json');
    expect([status, JSON.parse(stdout)]).toMatchObject([3, { exitCode: 3, apps: [{ status: 'stale', files: { unchanged: 0, different: [{ path: 'prod.k8s.yaml', what: 'different' }] } }] }]);
  });

  test('is valid without any app, and for a program that fails', () => {
    expect(JSON.parse(vmFleet(project('export {};\n'), 'synth', '--json').stdout)).toEqual({ synthVersion: 1, exitCode: 0, apps: [] });
    expect(JSON.parse(vmFleet(project('throw new Error();\n'), 'synth', '--json').stdout)).toEqual({ synthVersion: 1, exitCode: 1, apps: [] });
  });
});

describe('vm-fleet synth --stdout', () => {
  test('prints the documents of all apps, also of plain ones, separated, and writes nothing', () => {
    const program = `${APP}\nimport { ApiObject, App, Chart } from 'cdk8s';
      const plain = new App(); new ApiObject(new Chart(plain, 'plain'), 'map', { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'plain' } }); plain.synth();
      const second = new FleetApp(); const [b, a] = ['b', 'a'].map(id => new FleetChart(second, id, { platform: Platform.hikube(), namespace: \`tenant-\${id}\` }));
      for (const each of [b, a]) new Disk(each, 'disk', { size: Size.gibibytes(1) }); b.addDependency(a);
      console.log('printed'); second.synth();\n`;
    const folder = project(program);
    const { status, stdout, stderr } = vmFleet(folder, 'synth', '--stdout');
    expect([status, stderr]).toEqual([0, 'printed\n']);
    expect(stdout.split('---\n').map(text => parseYaml(text)).map(({ kind, metadata: { name, namespace } }) => [kind, name, namespace])).toEqual([
      ['VMDisk', 'data', undefined], ['VMDisk', 'disk', 'tenant-a'], ['VMDisk', 'disk', 'tenant-b'], ['ConfigMap', 'plain', undefined],
    ]);
    expect(existsSync(join(folder, 'dist'))).toBe(false);
  });

  test('prints nothing of an app with errors', () => {
    expect(vmFleet(project(APP.replace('\'data\'', '\'Data\'')), 'synth', '--stdout')).toMatchObject({ status: 1, stdout: '', stderr: expect.stringMatching(/^error NAME_INVALID/) });
  });

  test.each(['--check', '--keep-edits', '--output=x'])('cannot be combined with %s', option => {
    expect(vmFleet(project(), 'synth', '--stdout', option)).toMatchObject({ status: 2, stdout: '', stderr: expect.stringContaining('--stdout writes no folder') });
  });

  test('cannot be combined with --json, which also prints on stdout', () => {
    expect(vmFleet(project(), 'synth', '--stdout', '--json')).toMatchObject({ status: 2, stdout: '', stderr: expect.stringContaining('--stdout and --json both print on stdout') });
  });
});

describe('--strict', () => {
  const WARNED = APP.replace('{ platform', '{ namespace: \'default\', platform');

  test.each([
    [['synth']], [['synth', '--check']], [['synth', '--stdout']], [['model']], [['diff']], [['list']], [['report']], [['report', '--svg']],
    [['report', '--json', '--output', 'fleet.json']],
  ])('%j fails with exit code 4 on warnings, and writes nothing', words => {
    const folder = project(WARNED);
    const { status, stdout, stderr } = vmFleet(folder, ...words, '--strict');
    expect([status, stdout]).toEqual([4, '']);
    expect(stderr).toMatch(/^warning NAMESPACE_NO_TENANT at prod\n[^]*1 warning; nothing was synthesized: --strict turns warnings into errors/);
    expect(readdirSync(folder).sort()).toEqual(['cdk8s.yaml', 'main.ts']);
  });

  test('does nothing without warnings, and errors are errors', () => {
    expect(vmFleet(project(), 'synth', '--strict').status).toBe(0);
    expect(vmFleet(project(), 'report', '--strict').status).toBe(0);
    expect(vmFleet(project(WARNED.replace('\'data\'', '\'Data\'')), 'synth', '--strict').status).toBe(1);
    expect(JSON.parse(vmFleet(project(WARNED), 'synth', '--strict', '--json').stdout)).toMatchObject({ exitCode: 4, apps: [{ status: 'strict', findings: [{ code: 'NAMESPACE_NO_TENANT' }] }] });
  });
});

describe('findings have colours on request', () => {
  const warning = "new Disk(chart, 'data', { size: Size.gibibytes(10), storageClass: StorageClass.LOCAL });";
  const error = "new Disk(chart, 'Data_1', { size: Size.gibibytes(10) });";
  const ofApp = (disk: string) => APP.replace('import { Disk', 'import { StorageClass, Disk').replace(/new Disk.*/, disk);
  const plain = (disk: string) => ofApp(disk).replace("import { Size } from 'cdk8s'", "import { App, Size } from 'cdk8s'").replace('new FleetApp()', 'new App()');

  test.each<[what: string, program: string, coloured: string]>([
    ['warnings of a FleetApp', ofApp(warning), '\u001b[33mwarning DISK_LOCAL\u001b[0m at prod/data'],
    ['errors of a FleetApp', ofApp(error), '\u001b[31merror NAME_INVALID\u001b[0m at prod/Data_1'],
    ['warnings of a plain App', plain(warning), '\u001b[33mwarning DISK_LOCAL\u001b[0m at prod/data'],
  ])('%s', (_, program, coloured) => expect(inEnvironment({ FORCE_COLOR: '1' }, project(program), 'synth').stderr).toContain(coloured));

  test.each([{ FORCE_COLOR: '1', NO_COLOR: '1' }, { FORCE_COLOR: '' }])('not with %j', env => {
    const { stderr } = inEnvironment(env, project(ofApp(error)), 'synth');
    expect(stderr).toContain('error NAME_INVALID at prod/Data_1');
    expect(stderr).not.toContain('\u001b');
  });
});
