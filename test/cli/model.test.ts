import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { blocksOf, textOf } from '../docs/markdown';
import { BUILT, readTree, ROOT } from '../support/child';
import { PUBLIC_KEY } from '../support/fleet';
import { KINDS } from '../support/kinds';
import { RUN, vmFleet } from '../support/project';

const model = (folder: string, ...words: string[]) => vmFleet(folder, ['model', ...words]);

/** A project with this program. */
function project(program: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'vm-fleet-model-'));
  const text = program.replaceAll('\'cdk8s-vm-fleet\'', `'${BUILT}'`).replaceAll('\'cdk8s\'', `'${join(ROOT, 'node_modules', 'cdk8s')}'`);
  writeFileSync(join(folder, 'main.ts'), text);
  writeFileSync(join(folder, 'cdk8s.yaml'), `language: typescript\napp: ${RUN}\n`);
  mkdirSync(join(folder, 'keys'));
  writeFileSync(join(folder, 'keys', 'ops.pub'), `${PUBLIC_KEY}\n`);
  return folder;
}

const app = (id: string, more = '') => `
import { Size } from 'cdk8s';
import { Disk, FleetApp, FleetChart, Platform } from 'cdk8s-vm-fleet';
const app = new FleetApp();
new Disk(new FleetChart(app, '${id}', { platform: Platform.hikube() }), 'data', { size: Size.gibibytes(10)${more} });
console.log('the program speaks');
app.synth();
`;

// Each test starts a program, on a machine that may be busy.
jest.setTimeout(60_000);

test('prints the model alone on stdout and writes nothing', () => {
  const folder = project(app('prod'));
  const before = readTree(folder);
  const { status, stdout, stderr } = model(folder, '--json');
  expect([status, stderr]).toEqual([0, 'the program speaks\n']);
  expect(JSON.parse(stdout)).toMatchObject({ modelVersion: 1, clusters: [{ platform: { name: 'hikube' }, nodes: [{ kind: 'disk', path: 'prod/data' }] }] });
  expect(readTree(folder)).toEqual(before);
  expect(model(folder)).toMatchObject({ status, stdout, stderr });
});

test('does not change an existing folder', () => {
  const folder = mkdtempSync(join(tmpdir(), 'vm-fleet-model-'));
  const example = join(ROOT, 'examples', 'side-by-side');
  cpSync(example, folder, { recursive: true });
  for (const file of ['main.ts', 'workers.ts']) {
    const text = readFileSync(join(folder, file), 'utf8').replaceAll('\'cdk8s-vm-fleet\'', `'${BUILT}'`);
    writeFileSync(join(folder, file), text.replaceAll('\'cdk8s\'', `'${join(ROOT, 'node_modules', 'cdk8s')}'`));
  }
  const { status, stdout, stderr } = model(folder, '--quiet', '--app', RUN);
  expect([status, stderr]).toEqual([0, '']);
  expect(JSON.parse(stdout).clusters.length).toBeGreaterThan(1);
  expect(readTree(join(folder, 'dist'))).toEqual(readTree(join(example, 'dist')));
});

test('prints a model for each app of a program', () => {
  const { status, stdout } = model(project(`{${app('one')}}`.replace(/\{\nimport[^;]*;\nimport[^;]*;/, found => `${found.slice(1)}\n{`) + app('two').replace(/import[^;]*;\n/g, '').replace('\n', '\n{') + '}'));
  expect(status).toBe(0);
  expect(stdout.split('\n}\n').filter(text => text !== '').map(text => JSON.parse(`${text}\n}`).clusters[0].charts[0].path)).toEqual(['one', 'two']);
});

test('a fleet with errors ends with the findings, and without a model', () => {
  const { status, stdout, stderr } = model(project(app('prod', ', name: \'Data\'')));
  expect([status, stdout]).toEqual([1, '']);
  expect(stderr).toMatch(/^error NAME_INVALID at prod\/data\n/m);
  expect(stderr).not.toMatch(/^ {4}at /m);
});

test('warnings are printed, on stderr', () => {
  const { status, stdout, stderr } = model(project(app('prod', '').replace('{ platform', '{ namespace: \'default\', platform')));
  expect([status, JSON.parse(stdout).clusters.length]).toEqual([0, 1]);
  expect(stderr).toMatch(/^warning NAMESPACE_NO_TENANT at prod\n/m);
});

test('a program without a FleetApp fails, and writes nothing', () => {
  const folder = project('import { App, Chart } from \'cdk8s\';\nconst app = new App();\nnew Chart(app, \'prod\');\napp.synth();\n');
  expect(model(folder)).toMatchObject({ status: 1, stdout: '', stderr: expect.stringContaining('did not synthesize a FleetApp') });
  expect(existsSync(join(folder, 'dist'))).toBe(false);
});

test.each([[['--output', 'x'], '--output'], [['--check'], '--check'], [['more'], 'more'], [['--app', ' '], '--app is empty'], [[], 'this folder has no cdk8s.yaml']])('%j is a usage error', (words, said) => {
  const { status, stdout, stderr } = model(mkdtempSync(join(tmpdir(), 'vm-fleet-empty-')), ...words);
  expect([status, stdout, stderr]).toEqual([2, '', expect.stringContaining(said)]);
});

test('settings of output files in cdk8s.yaml have no effect', () => {
  const folder = project(app('prod'));
  const config = join(folder, 'cdk8s.yaml');
  writeFileSync(config, `${readFileSync(config, 'utf8')}validations: https://example.com/v.yaml\nsynthConfig: { format: helm, chartVersion: 1.0.0 }\n`);
  expect(model(folder)).toMatchObject({ status: 0, stderr: 'the program speaks\n' });
  writeFileSync(config, 'app: [');
  expect(model(folder)).toMatchObject({ status: 2, stdout: '', stderr: expect.stringContaining('cdk8s.yaml is not valid YAML') });
});

describe('docs/model.md', () => {
  const blocks = blocksOf('docs/model.md');

  test('shows the model of its program', () => {
    const { stdout } = model(project(blocks.find(({ title }) => title === 'main.ts')!.code));
    expect(`${blocks.find(({ language }) => language === 'json')!.code}\n`).toBe(stdout);
  });

  test('has a row for every kind', () => {
    const rows = [...textOf('docs/model.md').matchAll(/^\| `(\w+)` \| `[A-Z]/gm)].map(([, kind]) => kind);
    expect(rows).toEqual(KINDS);
  });
});

test('docs/own-platform.md shows the platform that is tested', () => {
  const shown = blocksOf('docs/own-platform.md').find(({ title }) => title === 'paddock.ts')!.code;
  expect(`${shown}\n`).toBe(readFileSync(join(ROOT, 'test', 'platforms', 'from-outside', 'paddock.ts'), 'utf8'));
});
