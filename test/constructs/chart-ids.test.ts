import { ApiObject, Chart, Testing } from 'cdk8s';
import { Findings, FleetApp, FleetChart } from '../../src';
import { runText } from '../support/child';

const HEAD = 'import { App, Chart } from \'cdk8s\';\nimport { Construct } from \'constructs\';\nimport { FleetApp, FleetChart } from \'cdk8s-vm-fleet\';\nconst app = new FleetApp();\n';

test.each([' ', '\t', 'a\rb', 'a\u001b[2Jb', '\0', 'a\u202eb', 'a\u2028b'])('the id %j of a chart is a finding, also of one of cdk8s itself', id => {
  for (const make of [Chart, FleetChart]) {
    const app = new FleetApp({ outdir: Testing.app().outdir, quiet: true });
    new ApiObject(new make(app, id), 'config', { apiVersion: 'v1', kind: 'ConfigMap' });
    expect(Findings.of(app).map(({ code, path }) => [code, path])).toEqual([['NAME_INVALID', id]]);
  }
});

test.each(['a', 'a.b', '.', 'A B', '日本', '🚀', 'a/b', 'x'.repeat(500)])('the id %j of a chart has no finding', id => {
  const app = new FleetApp({ outdir: Testing.app().outdir, quiet: true });
  new Chart(app, id);
  expect(Findings.of(app)).toEqual([]);
});

test.each<[string, string, string]>([
  ['new Chart(app, \'\');', 'NAME_INVALID', 'the id of a construct is empty'],
  ['new Construct(new FleetChart(app, \'a\'), undefined as any);', 'NAME_INVALID', 'the id of a construct is empty'],
  ['new Chart(app, 5 as any);', 'PROPERTY_TYPE', 'the id of a construct is not a text'],
  ['new Chart(app, \'a\'); new Chart(app, \'a\');', 'NAME_DUPLICATE', 'two constructs of one scope have the same id'],
])('a construct of cdk8s with an id that it rejects ends the program with a report, not a stack: %s', (code, finding, message) => {
  const { status, stdout, stderr } = runText(`${HEAD}${code}\napp.synth();\n`);
  expect([status, stdout]).toEqual([1, '']);
  expect(stderr).toMatch(new RegExp(`^error ${finding} at \\(app\\)\\n  ${message}\\n`));
  expect(stderr).toMatch(/\nThe line of the program is at .*main\.ts:[56]:\d+\)?\n$/);
  expect(stderr).not.toMatch(/\n\s+at /);
});

test('a caught error is the original error of constructs, and all other errors keep their stack', () => {
  const caught = runText(`${HEAD}try { new Chart(app, ''); } catch (error) { console.log((error as Error).message); }\n`);
  expect([caught.status, caught.stdout]).toEqual([0, 'Only root constructs may have an empty ID\n']);
  const other = runText(`${HEAD}throw new Error('Only root constructs may have an empty ID');\n`);
  expect([other.status, /\n\s+at /.test(other.stderr)]).toEqual([1, true]);
});
