import { spawnSync } from 'child_process';
import { mkdirSync, rmSync, truncateSync, writeFileSync } from 'fs';
import { join } from 'path';
import * as fc from 'fast-check';
import { Difference } from '../../../src/output/folder/check';
import { bytesOf } from '../../../src/output/folder/difference/bytes';
import { compareBytes } from '../../../src/output/folder/difference/compare';
import { concealed } from '../../../src/output/folder/difference/conceal';
import { differenceText } from '../../../src/output/folder/difference/text';
import { outputFile } from '../../../src/output/folder/output-file';
import { newFolder } from '../../support/folder';
import { samples } from '../../support/samples';
import { testWhere } from '../../support/where';

const file = (text: string) => outputFile('x.yaml', [text]);

/** The comparison of a file on the disk with a text. */
function difference(before: string, after: string): string {
  const place = join(newFolder(), 'x.yaml');
  writeFileSync(place, before);
  const text = [...differenceText([{ path: 'x.yaml', what: 'different', before: place, after: file(after) }])].join('');
  rmSync(place);
  return text;
}

/** All differences, without a limit. */
function patchOf(before: string, after: string): { readonly text: string; readonly isAll: boolean } {
  const parts = [...compareBytes(bytesOf(file(before)), bytesOf(file(after)))];
  return { text: `--- a/x\n+++ b/x\n${parts.flatMap(({ lines }) => lines).join('\n')}\n`, isAll: parts.every(({ isAll }) => isAll) };
}

function apply(before: string, patch: string): string {
  const folder = newFolder();
  writeFileSync(join(folder, 'x'), before);
  const { status, stdout } = spawnSync('patch', ['-p1', '-F0', '-s', '-o', '-', 'x'], { cwd: folder, input: patch, encoding: 'utf8', maxBuffer: 256 * 1024 * 1024 });
  rmSync(folder, { recursive: true });
  return status === 0 ? stdout : `patch ended with ${status}`;
}

const withPatch = testWhere(spawnSync('patch', ['--version']).status === 0, '`patch`: that what a check prints can be applied is not tried');

const machine = (i: number, size = 'large') => `kind: VirtualMachine\nmetadata:\n  name: m${String(i).padStart(6, '0')}\nspec:\n  type: u1.${size}\n  running: true\n`;
const machines = (count: number, sizes: Readonly<Record<number, string>> = {}) => Array.from({ length: count }, (_, i) => machine(i, sizes[i])).join('---\n');

describe('the output of a check', () => {
  withPatch('is a patch that makes the one text of the other', () => {
    const line = fc.constantFrom('---', 'kind: A', 'kind: B', '  a: 1', '  b: 2', '');
    const text = fc.array(line, { maxLength: 40 }).map(lines => lines.map(each => `${each}\n`).join(''));
    fc.assert(fc.property(text, text, (before, after) => {
      fc.pre(before !== after && before !== '');
      const { text: patch, isAll } = patchOf(before, after);
      expect([isAll, apply(before, patch)]).toEqual([true, after]);
    }), samples(150));
  });

  withPatch.each<[string, string, string]>([
    ['one machine', machines(20_000), machines(20_000, { 9_000: 'small' })],
    ['the first and the last machine', machines(20_000), machines(20_000, { 0: 'small', 19_999: 'small' })],
    ['machines that were added and removed', machines(20_000), machines(20_000).replace(`${machine(50)}---\n`, '').replace(machine(19_000), `${machine(200_000)}---\n${machine(19_000)}`)],
  ])('of a large file is small, and applies: %s', (_, before, after) => {
    const { text, isAll } = patchOf(before, after);
    expect([isAll, apply(before, text) === after, text.split('\n').length < 40]).toEqual([true, true, true]);
  });

  test('of a file in which everything changed is limited', () => {
    const after = machines(50_000).replaceAll('large', 'small');
    const reads: number[] = [];
    const bytes = bytesOf(file(machines(50_000)));
    const counted = { size: bytes.size, read: (from: number, to: number) => { reads.push(to - from); return bytes.read(from, to); } };
    const [first] = compareBytes(counted, bytesOf(file(after)));
    expect([first.isAll, first.lines.length > 200, Math.max(...reads) <= 256 * 1024]).toEqual([false, true, true]);
    expect(difference(machines(50_000), after)).toMatch(/^--- a\/x\.yaml\n(.*\n){198,200}\.\.\. and more of x\.yaml\n$/);
  });

  test('has line numbers and lines of context', () => {
    expect(difference(machines(3000), machines(3000, { 2000: 'small' }))).toBe(`\
--- a/x.yaml
+++ b/x.yaml
@@ -14002,7 +14002,7 @@
 metadata:
   name: m002000
 spec:
-  type: u1.large
+  type: u1.small
   running: true
 ---
 kind: VirtualMachine
`);
  });

  test('is short for a line of any length, and for an added or removed file', () => {
    expect(difference(`a: ${'x'.repeat(5_000_000)}\n`, 'a: 1\n').length).toBeLessThan(500);
    const added: Difference = { path: 'x.yaml', what: 'missing', after: file(machines(100_000)) };
    expect([...differenceText([added])].join('')).toMatch(/^--- \/dev\/null\n\+\+\+ b\/x\.yaml\n@@ -0,0 \+1,[^]*\n\.\.\. and more of x\.yaml\n$/);
  });

  test('explains why a file cannot be read, and shows the difference of a huge file', () => {
    const folder = newFolder();
    mkdirSync(join(folder, 'x.yaml'));
    const huge = join(folder, 'huge.yaml');
    writeFileSync(huge, 'a: 2\n');
    truncateSync(huge, 3 * 1024 ** 3);
    const printed = [...differenceText([
      { path: 'x.yaml', what: 'different', before: join(folder, 'x.yaml'), after: file('a: 1\n') },
      { path: 'y.yaml', what: 'different', before: join(folder, 'y.yaml'), after: file('a: 1\n') },
      { path: 'huge.yaml', what: 'no longer made', before: huge },
    ])];
    rmSync(huge);
    expect(printed.slice(0, 2)).toEqual(['x.yaml: different, and it cannot be read: it is a folder, not a file (EISDIR)\n', 'y.yaml: different, and it cannot be read: no such file or folder (ENOENT)\n']);
    expect(printed.slice(2).join('')).toMatch(/-a: 2\n[^]*\.\.\. and more of huge\.yaml\n$/);
  });

  test('cannot write to the terminal', () => {
    const printed = difference('a: \x1b]0;title\x07\u202ex\r\n', 'a: 1\n');
    expect(printed).not.toMatch(/[\x1b\x07\u202e\r]/);
    expect(printed).toContain('-a: \\u001b]0;title\\u0007\\u202ex\\u000d\n');
  });
});

describe('a secret', () => {
  test.each([
    'password: hunter2', '  - passwd: hunter2', '"db_password": "hunter2"', 'token: 12345678', 'apiKey: hunter2', '    GITHUB_TOKEN=hunter2x',
    '  client-secret: hunter2', '    hunter2: AKIAIOSFODNN7EXAMPLE', '  url: https://u:hunter2@example.com/', `  key: ${'hunter2A'.repeat(8)}`, 'hunter2A'.repeat(8),
  ])('in a line is not printed: %s', line => {
    expect(concealed([line]).join('')).toMatch(/\(not shown\)/);
    expect(concealed([line]).join('')).not.toMatch(/hunter2x?$|hunter2["@A]|AKIA|12345678/);
    expect(difference(`a: 1\n${line}\nb: 1\n`, 'a: 1\nb: 1\n')).toContain('(not shown)');
  });

  test('is every value of a Secret, under any name', () => {
    const lines = ['apiVersion: v1', 'kind: Secret', 'metadata:', '  name: web', 'data:', '  a: aHVudGVyMg==', 'stringData:', '  b: hunter2', '---', 'kind: ConfigMap', 'data:', '  b: shown'];
    expect(concealed(lines)).toEqual([...lines.slice(0, 5), '  a: (not shown)', 'stringData:', '  b: (not shown)', ...lines.slice(8)]);
  });

  test('is every line of a text in a Secret, except documents of a guest, which are searched', () => {
    const lines = ['kind: Secret', 'stringData:', '  any: |-', '    the horse', '  userdata: |', '    #cloud-config', '    password: hunter2', '  c: the horse'];
    expect(concealed(lines)).toEqual([...lines.slice(0, 3), '    (not shown)', ...lines.slice(4, 6), '    password: (not shown)', '  c: (not shown)']);
  });

  test('is every line of a private key, even of a part of a key', () => {
    const [begin, end] = ['-----BEGIN PRIVATE KEY-----', '-----END PRIVATE KEY-----'];
    expect(concealed(['  a: |', `    ${begin}`, '    MIIB', '    AbC=']).join('\n')).not.toMatch(/MIIB|AbC/);
    expect(concealed(['    MIIB', '    AbC=', `    ${end}`, '  b: AbD']).join('\n')).toBe(`    (not shown)\n    (not shown)\n    ${end}\n  b: AbD`);
  });

  test('at the beginning of a very long line is not printed', () => {
    expect(concealed([`  a: AKIAIOSFODNN7EXAMPLE${' x'.repeat(50_000)}`])[0]).toMatch(/^ {2}a: \(not shown\)/);
  });

  test.each([
    'password:', 'secretName: web', '  secretRef:', 'tokens: 5', '  name: u1.large', `  name: tenant-${'long-name-'.repeat(5)}1`, '  ssh_authorized_keys:', `${'0123456789abcdef'.repeat(4)}  prod.k8s.yaml`,
    '    - ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAILCsSyY8s1Ew9Z2Vk5ZFWkpXWRNy0sz2+/LZzSC3uZaj ops', '  uuid: 0b5f3c3e-1d0e-5b5a-9f0e-2a7d1f1b6c11', 'secret: |', '  - secret: {}'.replace(' {}', ''),
  ])('is not seen in other lines: %s', line => expect(concealed([line])).toEqual([line]));
});
