import { FleetError, FleetState, Impact, Platform } from '../../src';

const MACHINE = `apiVersion: apps.cozystack.io/v1alpha1
kind: VMInstance
metadata:
  name: web
  namespace: tenant-a
  labels:
    tier: web
  annotations:
    owner: ops
spec:
  external: false
  instanceType: u1.medium
  disks:
    - name: data
`;

const VALUES = ['null', '[]', '{}', '""', '7', '-1', 'true', '[a, b]', '{ name: a }', '1e400', '.nan', '!!binary aGk=', '2001-01-01', '[{ b: [c] }]'];

/** The manifest with each line replaced by each value. */
const mutated = MACHINE.trim().split('\n').flatMap((line, i, lines) => VALUES.map(value => (
  [...lines.slice(0, i), line.replace(/:.*$/, `: ${value}`), ...lines.slice(i + 1).filter((other, j) => j > 0 || !/^\s/.test(other) || !line.endsWith(':'))].join('\n')
)));

/** The report of a change, or the message of its error. */
function report(before: string, after: string): string {
  try {
    const [one, other] = [before, after].map(yaml => FleetState.fromYaml(yaml, Platform.cozystack()));
    return Impact.between(one, other).toMarkdown();
  } catch (error) {
    if (!(error instanceof FleetError)) throw error;
    expect(error.findings.map(({ code }) => code)).toEqual(['FOLDER_UNREADABLE']);
    return error.findings[0].message;
  }
}

test('values of any type in a manifest end in a report or in the error of the file', () => {
  expect(mutated.length).toBeGreaterThan(100);
  for (const yaml of mutated) for (const [before, after] of [[MACHINE, yaml], [yaml, MACHINE]]) expect([yaml, report(before, after)]).not.toEqual([yaml, '']);
});

test.each([
  ['repeated aliases', `a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n${Array.from({ length: 9 }, (_, i) => `a${i + 1}: &a${i + 1} [${Array(10).fill(`*a${i}`).join(', ')}]\n`).join('')}`],
  ['unknown aliases', 'a: *b\n'],
  ['lists in lists', `${'['.repeat(5000)}${']'.repeat(5000)}\n`],
])('%s are an error of the file', (_, yaml) => {
  expect(report(MACHINE, yaml)).toMatch(/^a manifest.* (is not valid YAML|cannot be read as YAML): /);
});

test('a label of a changed value is a change, and an equal one is not', () => {
  expect(report(MACHINE, MACHINE)).not.toContain('labels');
  expect(report(MACHINE, MACHINE.replace('tier: web', 'tier: db'))).toContain('labels');
});
