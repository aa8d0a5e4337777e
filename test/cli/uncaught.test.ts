import { writeFileSync } from 'fs';
import { join } from 'path';
import { ROOT } from '../support/child';
import { project, vmFleet } from '../support/project';

jest.setTimeout(60_000);

/** A program of cdk8s alone, without an object of this package. */
const plain = (code: string) => `
import { ApiObject, App, Chart, Duration, Lazy, Size } from 'cdk8s';
import { Construct, Dependable } from '${join(ROOT, 'node_modules', 'constructs')}';
const anything: any = undefined;
const app = new App();
const chart = new Chart(app, 'prod');
const object = { apiVersion: 'v1', kind: 'ConfigMap' };
${code}
app.synth();
`;

test.each<[code: string, finding: string, words: string]>([
  ['new Chart(app, \'\');', 'NAME_INVALID', 'the id of a construct is empty'],
  ['new Chart(app, anything);', 'NAME_INVALID', 'the id of a construct is empty'],
  ['new Chart(app, 5 as any);', 'PROPERTY_TYPE', 'the id of a construct is not a text'],
  ['new Chart(\'prod\' as any, \'web\');', 'PROPERTY_TYPE', 'the scope of a construct is not a construct'],
  ['new Chart(app, \'prod\');', 'NAME_DUPLICATE', 'two constructs of one scope have the same id'],
  ['new ApiObject(app, \'map\', object);', 'CHART_MISSING', 'an API object is outside of every chart'],
  ['new ApiObject(chart, \'map\', { ...object, apiVersion: \'a/b/c\' });', 'PROPERTY_TYPE', 'the `apiVersion` of an API object is invalid'],
  ['new ApiObject(chart, \'map\', { ...object, apiVersion: anything });', 'PROPERTY_TYPE', 'an API object has no `apiVersion`'],
  ['new ApiObject(chart, \'map\', anything);', 'PROPERTY_TYPE', 'an API object has no `apiVersion`'],
  ['new ApiObject(chart, \'map\', { ...object, spec: new Map() });', 'PROPERTY_TYPE', 'an API object has a value that no manifest can have'],
  [
    'const [a, b] = [\'a\', \'b\'].map(id => new ApiObject(chart, id, object)); a.addDependency(b); b.addDependency(a);',
    'DEPENDENCY_RING', 'objects depend on one another in a cycle',
  ],
  ['Size.gibibytes(-1);', 'SIZE_INVALID', 'a size is negative'],
  ['Size.mebibytes(100).toGibibytes();', 'PROPERTY_TYPE', 'a size or a duration is not a whole number of gibibytes'],
  ['Duration.seconds(-1);', 'PROPERTY_TYPE', 'a duration is negative'],
  ['Duration.parse(\'5m\');', 'PROPERTY_TYPE', 'a duration is not in the format of ISO 8601'],
])('a program of cdk8s alone ends with a report, not with a stack: %s', (code, finding, words) => {
  const { status, stdout, stderr } = vmFleet(project(plain(code)), ['synth']);
  expect([status, stdout]).toEqual([1, '']);
  expect(stderr).toMatch(new RegExp(`^error ${finding} at \\(app\\)\\n  ${words}\\n`));
  expect(stderr).toMatch(/1 error; nothing was synthesized\n(?:The line of the program is at .*main\.ts:\d+:\d+\)?\n)?$/);
  expect(stderr).not.toMatch(/\n\s+at |ended with exit code/);
});

test('the findings of cdk8s itself have no stack either', () => {
  const { status, stderr } = vmFleet(project(plain('chart.node.addValidation({ validate: () => [\'no owner\'] });')), ['synth']);
  expect([status, stderr]).toEqual([1, 'Validation failed with the following errors:\n  [prod] no owner\n']);
});

test.each<[code: string, words: string]>([
  ['throw new Error(\'Only root constructs may have an empty ID\');', 'main.ts'],
  ['(5 as any).replace(\'a\', \'b\');', 'main.ts'],
  ['chart.node.addValidation({ validate: () => { throw new Error(\'Only root constructs may have an empty ID\'); } });', 'main.ts'],
  ['new ApiObject(chart, \'map\', { ...object, spec: Lazy.any({ produce: () => anything.replace() }) });', 'Failed serializing construct'],
  ['Dependable.get(5 as any);', 'main.ts'],
])('an error of the program itself keeps its stack: %s', (code, words) => {
  const { status, stderr } = vmFleet(project(plain(code)), ['synth']);
  expect(status).toBe(1);
  expect(stderr).toMatch(/\n\s+at /);
  expect(stderr).toContain(words);
  expect(stderr).toContain('ended with exit code 1');
});

test.each<[code: string, status: number, words: string]>([
  ['process.on(\'uncaughtException\', ({ message }) => { console.log(`own: ${message}`); process.exit(7); });', 1, 'own: Only root constructs may have an empty ID\n'],
  ['process.on(\'exit\', code => console.log(`code: ${code}`));', 1, 'code: 1\n'],
])('a program sees its end as without the command: %s', (code, status, words) => {
  expect(vmFleet(project(plain(`${code}\nnew Chart(app, '');`)), ['synth'])).toMatchObject({ status, stdout: words });
});

test('also for an error of a promise, of an ES module, and in a process that the program starts', () => {
  const cdk8s = join(ROOT, 'node_modules', 'cdk8s', 'lib', 'index.js');
  const folder = project('', 'app: node main.mjs\n');
  for (const text of [
    `import cdk8s from '${cdk8s}';\nawait null;\nnew cdk8s.Chart(new cdk8s.App(), '');\n`,
    'import { spawnSync } from \'child_process\';\nspawnSync(process.execPath, [\'other.cjs\'], { stdio: \'inherit\' });\n',
  ]) {
    writeFileSync(join(folder, 'main.mjs'), text);
    writeFileSync(join(folder, 'other.cjs'), `const cdk8s = require('${cdk8s}');\nnew cdk8s.Chart(new cdk8s.App(), '');\n`);
    const { stderr } = vmFleet(folder, ['synth']);
    expect(stderr).toMatch(/^error NAME_INVALID at \(app\)\n/);
    expect(stderr).not.toMatch(/\n\s+at /);
  }
});

test('the options of Node that the user set stay, and a path of the command may have blanks and quotes', () => {
  const program = plain('console.log(process.title, process.execArgv.length); new Chart(app, \'\');');
  expect(vmFleet(project(program), ['synth'], { NODE_OPTIONS: '--title="own title"' })).toMatchObject({
    status: 1, stdout: expect.stringContaining('own title'), stderr: expect.stringMatching(/^error NAME_INVALID/),
  });
});

test('a process of jsii is not touched', () => {
  const folder = project(plain('new Chart(app, \'\');'));
  expect(vmFleet(folder, ['synth'], { JSII_AGENT: 'Python/3.12' }).stderr).toMatch(/\n\s+at /);
});
