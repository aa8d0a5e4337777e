import * as fc from 'fast-check';
import { lintFiles, lintText, machine } from './lint-text';
import { textReport } from '../../src/lint/formats/text';
import { LIMITS } from '../../src/lint/input/limits';
import { samples } from '../support/samples';

const bomb = (levels: number) => `a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n${Array.from({ length: levels }, (_, i) => (
  `a${i + 1}: &a${i + 1} [${Array.from({ length: 10 }, () => `*a${i}`).join(', ')}]\n`
)).join('')}`;

test.each([
  ['billion laughs', bomb(9), /aliases repeat too much/],
  ['an alias of what is around it', 'a: &a\n  b: *a\n', /contains the alias itself/],
  ['lists in lists', '['.repeat(100_000), /not valid YAML|deeper/],
  ['lists in lists that end', `${'['.repeat(5000)}${']'.repeat(5000)}`, /not valid YAML|deeper/],
  ['maps in maps', Array.from({ length: 3000 }, (_, i) => `${' '.repeat(i)}a:\n`).join(''), /not valid YAML|deeper/],
  ['lists in one line', `${'- '.repeat(20_000)}a\n`, /deeper/],
  ['keys in keys', `${'? '.repeat(20_000)}a\n`, /deeper/],
  ['NUL', 'a: \0b\n', /NUL/],
  ['an escape sequence', 'a: \u001b[2J\n', /control character \\u001b/],
  ['UTF-16', Buffer.from('\ufeffa: b\n', 'utf16le'), /UTF-16/],
  ['Latin-1', Buffer.from('a: \xe4\n', 'latin1'), /not UTF-8/],
  ['a tab for spaces', 'a:\n\tb: c\n', /not valid YAML/],
  ['no alias of that name', 'a: *b\n', /aliases|not valid YAML/],
])('%s is one clear error', (_, text, message) => {
  const { findings } = lintFiles({ 'a.yaml': text });
  expect(findings.map(({ code }) => code)).toEqual(['MANIFEST_UNREADABLE']);
  expect(findings[0].message).toMatch(message);
});

test('more documents than there are objects in a cluster is one clear error', () => {
  expect(LIMITS.documents).toBe(100_000);
  jest.replaceProperty(LIMITS as { documents: number }, 'documents', 10_000);
  const { findings } = lintFiles({ 'a.yaml': '---\na: 1\n'.repeat(10_001) });
  expect(findings).toMatchObject([{ code: 'MANIFEST_UNREADABLE', message: expect.stringContaining('more than 10000 documents') }]);
  jest.restoreAllMocks();
});

test('a key that occurs many times takes linear time', () => {
  const text = `data:\n${Array.from({ length: 50_000 }, (_, i) => `  k${i}: v\n`).join('')}  k0: w\n`;
  expect(lintText(text)).toEqual(['MANIFEST_KEY_DUPLICATE 50002']);
});

test('a fault in one document does not hide another one', () => {
  expect(lintText(`a: [\n---\n${machine('      volume: 1\n')}`).map(each => each.split(' ')[0])).toEqual(expect.arrayContaining(['MANIFEST_UNREADABLE', 'MANIFEST_FIELD_UNKNOWN']));
});

/** A machine with replaced, duplicate or missing values. */
const mutated = fc.tuple(fc.nat(), fc.constantFrom('null', '[]', '{}', '""', '7', '-1', 'true', '[a, b]', '{ name: a }', '1e400', '.nan', '!!binary aGk=', '2001-01-01', '<<', '? a')).map(
  ([at, value]) => {
    const lines = machine('      accessCredentials: []\n').split('\n');
    const i = at % lines.length;
    lines[i] = lines[i].replace(/:.*$/, `: ${value}`);
    return lines.join('\n');
  },
);

const anything = fc.oneof(
  mutated,
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc.tuple(fc.nat(), fc.nat(), fc.string({ maxLength: 3 })).map(([from, count, put]) => {
    const text = machine();
    const start = from % text.length;
    return text.slice(0, start) + put + text.slice(start + count % 20);
  }),
  fc.json(),
);

test('nothing throws, for any content of a file', () => {
  fc.assert(fc.property(fc.array(anything, { minLength: 1, maxLength: 3 }), texts => {
    const report = lintFiles({ 'a.yaml': texts.join('\n---\n') });
    textReport(report);
    for (const { line } of report.findings) expect(line === undefined || line >= 1).toBe(true);
  }), samples(150));
});

describe('objects whose type is incomplete', () => {
  const text = (head: string) => `${head}metadata: {name: a}\nspec: {}\n`;

  test('are reported, if they are objects at all', () => {
    expect(lintText(text('kind: VirtualMachine\n'))).toEqual(['MANIFEST_FIELD_MISSING 1']);
    expect(lintText(text('apiVersion: kubevirt.io/v1\n'))).toEqual(['MANIFEST_FIELD_MISSING 1']);
    expect(lintText(text('apiVersion: 1\nkind: VirtualMachine\n'))).toEqual(['MANIFEST_FIELD_TYPE 1']);
    expect(lintText('kind: VirtualPrivateCloud\nmetadata: {name: a}\n')).toEqual(['MANIFEST_FIELD_MISSING 1']);
    expect(lintText('kind: Secret\nmetadata: {name: a}\nstringData: {a: b}\n')).toEqual(['MANIFEST_FIELD_MISSING 1']);
    expect(lintText(text('apiVersion: ""\nkind: VMDisk\n'))).toEqual(['MANIFEST_FIELD_MISSING 1']);
    expect(lintFiles({ 'a.yaml': text('kind: VirtualMachine\n') }).findings[0].fix).toBe('add `apiVersion: kubevirt.io/v1`');
    expect(lintText('kind: Secret\nvalues: {a: b}\n')).toEqual([]);
    expect(lintText(text('kind: pipeline\n'))).toEqual([]);
    expect(lintText('kind: thing\nvalues: {a: b}\n')).toEqual([]);
    expect(lintText(text(''))).toEqual([]);
  });

  test('items of a list of one kind have its kind', () => {
    const list = (kind: string) => `apiVersion: apps.cozystack.io/v1alpha1\nkind: ${kind}\nitems:\n- metadata: {name: a, namespace: tenant-a}\n  spec: {storage: 1Gi, size: 1}\n`;
    expect(lintText(list('VMDiskList'))).toContain('MANIFEST_FIELD_UNKNOWN 5 spec.size');
    expect(lintText('apiVersion: v1\nkind: List\nitems:\n')).toEqual([]);
  });
});

test('a number that no integer of the API server can hold', () => {
  expect(lintText(machine().replace('cores: 2', 'cores: 99999999999999999999'))).toContain('MANIFEST_FIELD_TYPE 14 spec.template.spec.domain.cpu.cores');
});
