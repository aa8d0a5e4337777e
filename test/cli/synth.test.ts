import { spawnSync } from 'child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { BUILT, readTree, ROOT } from '../support/child';

const TSX = require.resolve('tsx');
const CLI = join(ROOT, 'test', 'support', 'vm-fleet.js');

function vmFleet(folder: string, ...words: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [CLI, ...words], {
    cwd: folder,
    encoding: 'utf8',
    env: { ...process.env, FORCE_COLOR: '0', TSX_TSCONFIG_PATH: join(ROOT, 'tsconfig.dev.json') },
  });
  return { status, stdout, stderr };
}

const APP = `
import { Size } from 'cdk8s';
import { Disk, FleetApp, FleetChart, Platform } from '${BUILT}';
const app = new FleetApp();
const chart = new FleetChart(app, 'prod', { platform: Platform.hikube() });
new Disk(chart, 'data', { size: Size.gibibytes(10) });
app.synth();
`;

/** A project with this program, and what its first run wrote. */
function project(program = APP): string {
  const folder = mkdtempSync(join(tmpdir(), 'vm-fleet-cli-'));
  writeFileSync(join(folder, 'main.ts'), program.replaceAll('\'cdk8s\'', `'${join(ROOT, 'node_modules', 'cdk8s')}'`));
  writeFileSync(join(folder, 'cdk8s.yaml'), `language: typescript\napp: node --import ${TSX} main.ts\n`);
  return folder;
}

const change = (folder: string, from: string, to: string) => {
  const main = join(folder, 'main.ts');
  writeFileSync(main, readFileSync(main, 'utf8').replace(from, to));
};

// Each of these starts a program or several, on a machine that may have much else to do.
jest.setTimeout(60_000);

describe('vm-fleet synth', () => {
  test('runs the app of cdk8s.yaml and leaves what else is in its folder', () => {
    const folder = project();
    expect(vmFleet(folder, 'synth').status).toBe(0);
    writeFileSync(join(folder, 'dist', 'README.md'), 'ours');
    const { status, stderr } = vmFleet(folder, 'synth');
    expect([status, stderr]).toEqual([0, expect.stringMatching(/^0 machines, 1 disk, 1 chart\ndist: 0 files written, 1 unchanged, 0 removed, /)]);
    expect(Object.keys(readTree(join(folder, 'dist')))).toEqual(['.vm-fleet-files', 'README.md', 'prod.k8s.yaml']);
  });

  test('takes another folder and says nothing when asked to', () => {
    const folder = project();
    expect(vmFleet(folder, 'synth', '--quiet', '--output', 'manifests')).toEqual({ status: 0, stdout: '', stderr: '' });
    expect(existsSync(join(folder, 'manifests', 'prod.k8s.yaml'))).toBe(true);
    expect(existsSync(join(folder, 'dist'))).toBe(false);
  });

  test('ends with the findings alone, and the folder is as it was', () => {
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
    [['synth'], 'there is no cdk8s.yaml'],
  ])('%j is no use', (words, said) => {
    const { status, stderr } = vmFleet(mkdtempSync(join(tmpdir(), 'vm-fleet-empty-')), ...words);
    expect([status, stderr]).toEqual([2, expect.stringContaining(said)]);
  });
});

describe('vm-fleet synth --check', () => {
  test('says that the folder is what the code makes', () => {
    const folder = project();
    vmFleet(folder, 'synth');
    const before = readTree(folder);
    expect(vmFleet(folder, 'synth', '--check')).toEqual({ status: 0, stdout: '', stderr: expect.stringContaining('dist: what the code makes, 1 file, ') });
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
    expect(stderr).toContain('dist: not what the code makes: of 2 files 1 different, 1 missing, ');
    expect(readTree(join(folder, 'dist'))).toEqual(before);
  });

  test('finds what is no longer made, a list that is missing, and a folder that is', () => {
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

  test('fails for a program without a FleetApp, and lets it write nowhere', () => {
    const folder = project('import { App, Chart } from \'cdk8s\';\nconst app = new App();\nnew Chart(app, \'prod\');\napp.synth();\n');
    expect(vmFleet(folder, 'synth', '--check')).toMatchObject({ status: 1, stderr: expect.stringContaining('ran no FleetApp.synth()') });
    expect(existsSync(join(folder, 'dist'))).toBe(false);
  });

  test('finds an example as it is committed', () => {
    const folder = mkdtempSync(join(tmpdir(), 'vm-fleet-example-'));
    cpSync(join(ROOT, 'examples', 'side-by-side'), folder, { recursive: true });
    for (const file of ['main.ts', 'workers.ts']) {
      const text = readFileSync(join(folder, file), 'utf8').replaceAll('\'cdk8s-vm-fleet\'', `'${BUILT}'`);
      writeFileSync(join(folder, file), text.replaceAll('\'cdk8s\'', `'${join(ROOT, 'node_modules', 'cdk8s')}'`));
    }
    expect(vmFleet(folder, 'synth', '--check', '--app', `node --import ${TSX} main.ts`)).toMatchObject({ status: 0, stdout: '' });
  });
});
