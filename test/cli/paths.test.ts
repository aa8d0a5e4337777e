import { mkdirSync, mkdtempSync, symlinkSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { readTree } from '../support/child';
import { APP, project, shell, vmFleet } from '../support/project';

// Each test starts programs, on a machine that may be busy.
jest.setTimeout(120_000);

const MANIFEST = 'apiVersion: cdi.kubevirt.io/v1beta1\nkind: DataVolume\nmetadata: { name: a, namespace: prod }\nspec: { storage: { resources: { requests: { storage: 1Gi } } }, source: { blank: {} } }\n';
const LONG = 'x'.repeat(300);

/** A project with paths that the operating system rejects. */
function folder(): string {
  const root = project(APP);
  writeFileSync(join(root, 'disk.yaml'), MANIFEST);
  writeFileSync(join(root, 'file'), 'x');
  mkdirSync(join(root, 'folder'));
  symlinkSync('two', join(root, 'one'));
  symlinkSync('one', join(root, 'two'));
  return root;
}

const NOT_A_FOLDER = 'a part of the path is not a folder (ENOTDIR); correct the path';
const MISSING = 'no such file or folder (ENOENT); correct the path';
const CYCLE = 'its symbolic links form a cycle (ELOOP); correct the links, or name another path';
const TOO_LONG = 'the path is too long (ENAMETOOLONG); use a shorter path';
const A_FOLDER = 'it is a folder, not a file (EISDIR); name a file';

const BAD: readonly (readonly [path: string, reason: string])[] = [['file/x', NOT_A_FOLDER], ['one', CYCLE], [LONG, TOO_LONG]];

const READERS: readonly (readonly [what: string, words: (path: string) => string[], reasons: typeof BAD])[] = [
  ['', path => ['lint', path], [...BAD, ['gone', MISSING]]],
  ['', path => ['adopt', path, '--dry-run'], [...BAD, ['gone', MISSING]]],
  ['', path => ['diff', path, 'disk.yaml'], [...BAD, ['gone', MISSING]]],
  ['', path => ['upgrade', path, '--from', 'kubevirt@1.8', '--to', 'kubevirt@1.9'], [...BAD, ['gone', MISSING]]],
  ['the cluster file ', path => ['lint', 'disk.yaml', '--platform', 'kubevirt', '--cluster', path], [...BAD, ['gone', MISSING], ['folder', A_FOLDER]]],
  ['the file of accepted changes ', path => ['diff', 'disk.yaml', 'disk.yaml', '--accepted', path], [...BAD, ['gone', MISSING], ['folder', A_FOLDER]]],
  ['the SSH key ', path => ['init', 'new', '--platform', 'hikube', '--language', 'typescript', '--ssh-key', path], [...BAD, ['gone', MISSING], ['folder', A_FOLDER]]],
];

test('a path that cannot be read is one line with the path, the reason and the fix', () => {
  const root = folder();
  const before = readTree(root);
  for (const [what, words, reasons] of READERS) {
    for (const [path, reason] of reasons) {
      expect({ words: words(path), ...vmFleet(root, words(path)) }).toMatchObject({ words: words(path), status: 2, stdout: '', stderr: `${what}"${path}" cannot be read: ${reason}\n` });
    }
  }
  expect(readTree(root)).toEqual(before);
});

test('a path that cannot be written is one line with the path, the reason and the fix', () => {
  const root = folder();
  const before = readTree(root);
  for (const [path, reason] of BAD) {
    expect(vmFleet(root, ['adopt', 'disk.yaml', '--out', path])).toMatchObject({ status: 2, stderr: `"${path}" cannot be written: ${reason}; nothing was written\n` });
    const init = vmFleet(root, ['init', path, '--platform', 'hikube', '--language', 'typescript']);
    expect(init).toMatchObject({ status: 2, stdout: '', stderr: expect.stringContaining(` cannot be written: ${reason}; nothing was written\n`) });
    const synth = vmFleet(root, ['synth', '--output', path]);
    expect([synth.status, synth.stderr]).toEqual([1, expect.stringMatching(/^ {2}got: {5}".*": (a part of the path is not a folder|the path is too long) \(E[A-Z]+\)\n {2}fix: /m)]);
  }
  for (const [path, reason] of [...BAD, ['folder', A_FOLDER], ['gone/fleet.html', MISSING]] as const) {
    if (path === 'one') continue;
    expect(vmFleet(root, ['report', '--output', path])).toMatchObject({ status: 2, stdout: '', stderr: `the report "${path}" cannot be written: ${reason}\n` });
  }
  expect(readTree(root)).toEqual(before);
});

test('a folder that can be read or created gives no such message', () => {
  const root = folder();
  expect(vmFleet(root, ['diff', 'folder', 'disk.yaml']).status).toBe(0);
  expect(vmFleet(root, ['adopt', 'disk.yaml', '--out', 'folder/new']).status).toBe(0);
  expect(vmFleet(root, ['report', '--output', 'folder/fleet.html'])).toMatchObject({ status: 0, stderr: 'folder/fleet.html written\n' });
});

test('a deleted working directory and a missing Git are explained', () => {
  const root = mkdtempSync(join(tmpdir(), 'vm-fleet-gone-'));
  const { status, stderr } = shell(root, 'mkdir gone; cd gone; rmdir ../gone; $VM init --platform hikube --language typescript');
  expect([status, stderr]).toEqual([1, 'the working directory does not exist (ENOENT); change to another directory\n']);
  const git = vmFleet(folder(), ['diff', 'disk.yaml', '--from', 'main', '--to', 'HEAD'], { PATH: '/nowhere' });
  expect(git).toMatchObject({ status: 2, stderr: 'Git cannot be started: no such file or folder (ENOENT); install Git, and add its folder to the PATH\n' });
});
