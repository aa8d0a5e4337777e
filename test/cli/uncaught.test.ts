import { writeFileSync } from 'fs';
import { join } from 'path';
import { ROOT, TYPESCRIPT } from '../support/child';
import { Outcome } from '../support/commands/run';
import { project, vmFleet } from '../support/project';

jest.setTimeout(120_000);

/** A program of cdk8s alone, without an object of this package. */
const plain = (code: string) => `
const { ApiObject, App, Chart, Duration, Lazy, Size } = require('cdk8s');
const { Dependable } = require('${join(ROOT, 'node_modules', 'constructs')}');
const anything = undefined;
const app = new App();
const chart = new Chart(app, 'prod');
const object = { apiVersion: 'v1', kind: 'ConfigMap' };
${code}
app.synth();
`;
const ofPlain = (code: string) => project(plain(code), `app: node ${TYPESCRIPT.join(' ')} main.js\n`, 'main.js');

/** Programs whose errors are those of the libraries, with the finding and its words. */
const REPORTED: readonly (readonly [code: string, finding: string, words: string])[] = [
  ['new Chart(app, \'\');', 'NAME_INVALID', 'the id of a construct is empty'],
  ['new Chart(app, anything);', 'NAME_INVALID', 'the id of a construct is empty'],
  ['new Chart(app, 5);', 'PROPERTY_TYPE', 'the id of a construct is not a text'],
  ['new Chart(\'prod\', \'web\');', 'PROPERTY_TYPE', 'the scope of a construct is not a construct'],
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
];

/** The same without a finding. */
const AS_THEY_ARE: readonly (readonly [code: string, words: string])[] = [
  ['chart.node.addValidation({ validate: () => [\'no owner\'] });', 'Validation failed with the following errors:\n  [prod] no owner\n'],
  ['app.node.setContext(\'a\', 1);', 'Cannot set context after children have been added: prod\n'],
  ['ApiObject.of(chart);', 'cannot find a (direct or indirect) child of type ApiObject for construct prod\n'],
  [`new Chart(app, 'ghp_${'0123456789abcdefABCDEF'.repeat(2).slice(0, 36)}'); app.node.setContext('a', 1);`, 'Cannot set context after children have been added: prod,'],
];

/** Errors of the program itself, with words of their stack. */
const OWN: readonly (readonly [code: string, words: string])[] = [
  ['throw new Error(\'Only root constructs may have an empty ID\');', 'main.js'],
  ['Object(5).replace(\'a\', \'b\');', 'main.js'],
  ['chart.node.addValidation({ validate: () => { throw new Error(\'Only root constructs may have an empty ID\'); } });', 'main.js'],
  ['new ApiObject(chart, \'map\', { ...object, spec: Lazy.any({ produce: () => anything.replace() }) });', 'Failed serializing construct'],
  ['Dependable.get(5);', 'main.js'],
];

const ALL = [...REPORTED, ...AS_THEY_ARE, ...OWN].map(([code]) => code);
let outcomes: Outcome[];
beforeAll(() => { outcomes = ALL.map(code => vmFleet(ofPlain(code), ['synth'])); });
const outcomeOf = (code: string) => outcomes[ALL.indexOf(code)];

test.each(REPORTED)('a program of cdk8s alone ends with a report, not with a stack: %s', (code, finding, words) => {
  const { status, stdout, stderr } = outcomeOf(code);
  expect([status, stdout]).toEqual([1, '']);
  expect(stderr).toMatch(new RegExp(`^error ${finding} at \\(app\\)\\n  ${words}\\n`));
  expect(stderr).toMatch(/1 error; nothing was synthesized\n(?:The line of the program is at .*main\.js:\d+:\d+\)?\n)?$/);
  expect(stderr).not.toMatch(/\n\s+at |ended with exit code/);
});

test.each(AS_THEY_ARE)('other errors of cdk8s and constructs have no stack either: %s', (code, words) => {
  const { status, stderr } = outcomeOf(code);
  expect([status, stderr.startsWith(words)]).toEqual([1, true]);
  expect(stderr).not.toContain('ghp_');
  expect(stderr).toMatch(/\nThe line of the program is at .*main\.js:\d+:\d+\)?\n$/);
});

test.each(OWN)('an error of the program itself keeps its stack: %s', (code, words) => {
  const { status, stderr } = outcomeOf(code);
  expect(status).toBe(1);
  expect(stderr).toMatch(/\n\s+at /);
  expect(stderr).toContain(words);
  expect(stderr).toContain('ended with exit code 1');
});

test.each<[code: string, status: number, words: string]>([
  ['process.on(\'uncaughtException\', ({ message }) => { console.log(`own: ${message}`); process.exit(7); });', 1, 'own: Only root constructs may have an empty ID\n'],
  ['process.on(\'exit\', code => console.log(`code: ${code}`));', 1, 'code: 1\n'],
])('a program sees its end as without the command: %s', (code, status, words) => {
  expect(vmFleet(ofPlain(`${code}\nnew Chart(app, '');`), ['synth'])).toMatchObject({ status, stdout: words });
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
  const folder = ofPlain('console.log(process.title); new Chart(app, \'\');');
  expect(vmFleet(folder, ['synth'], { NODE_OPTIONS: '--title="own title"' })).toMatchObject({
    status: 1, stdout: expect.stringContaining('own title'), stderr: expect.stringMatching(/^error NAME_INVALID/),
  });
});

test('a process of jsii is not touched', () => {
  const folder = ofPlain('new Chart(app, \'\');');
  expect(vmFleet(folder, ['synth'], { JSII_AGENT: 'Python/3.12' }).stderr).toMatch(/\n\s+at /);
});
