import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'fs';
import { join } from 'path';
import { readTree } from '../../support/child';
import { ATTRIBUTES, Content, failure, LIST, LOCK, newFolder, synth } from '../../support/folder';
import { captureStderr } from '../../support/stderr';

/** The functions that the library calls, to spy on them. */
const fs = jest.requireActual<typeof import('fs')>('fs');

/** System calls of a run. The run can be suspended after each of them. */
const CALLS = [
  'closeSync', 'fchmodSync', 'fstatSync', 'linkSync', 'lstatSync', 'mkdirSync', 'openSync', 'readdirSync', 'readFileSync', 'readSync', 'realpathSync',
  'renameSync', 'rmdirSync', 'rmSync', 'statSync', 'unlinkSync', 'writeFileSync', 'writeSync',
] as const;

captureStderr();
afterEach(() => jest.restoreAllMocks());

const OTHER = 'of the other run';
const THEIRS = { [LIST]: `# format: vm-fleet-files/2\n# ${OTHER}\n`, 'a.k8s.yaml': OTHER, 'b.k8s.yaml': OTHER, 'd.k8s.yaml': OTHER };

/** Another run considers the lock of the suspended run abandoned, removes it, and writes the folder. */
function takeOver(outdir: string): void {
  renameSync(join(outdir, LOCK), join(outdir, '..', 'gone'));
  mkdirSync(join(outdir, LOCK, 'other'), { recursive: true });
  for (const name of readdirSync(outdir)) if (name.endsWith('.yaml')) rmSync(join(outdir, name));
  for (const [name, text] of Object.entries(THEIRS)) writeFileSync(join(outdir, name), text);
  writeFileSync(join(outdir, ATTRIBUTES), OTHER);
}

/** Runs a program that is suspended before one of its calls while it holds the lock. Returns its report, or undefined after the last call. */
function suspendBefore(call: number, outdir: string, content: Content, edit: () => void): string | undefined {
  let calls = 0;
  let isTaken = false;
  for (const name of CALLS) {
    const real = fs[name] as (...all: unknown[]) => unknown;
    jest.spyOn(fs, name as any).mockImplementation((...all: unknown[]) => {
      if (!isTaken && existsSync(join(outdir, LOCK)) && calls++ === call) {
        isTaken = true;
        edit();
        takeOver(outdir);
      }
      return real(...all);
    });
  }
  const report = failure(outdir, content);
  jest.restoreAllMocks();
  return isTaken ? report : undefined;
}

test.each<[string, (outdir: string) => void]>([
  ['which succeeds', () => undefined],
  ['which has to undo its moves', outdir => writeFileSync(join(outdir, 'b.k8s.yaml'), 'edited')],
])('a run that is suspended before any system call, %s, changes nothing of the run that took over', (_, edit) => {
  let calls = 0;
  for (let report: string | undefined = ''; report !== undefined; calls++) {
    const outdir = join(newFolder(), 'dist');
    synth(outdir, { a: '1', b: '1', d: '1' });
    report = suspendBefore(calls, outdir, { a: '2', b: '2', c: '1' }, () => edit(outdir));
    if (report === undefined) break;
    const { 'gone': _gone, [ATTRIBUTES]: attributes, ...rest } = readTree(outdir);
    expect([calls, rest, attributes ?? OTHER]).toEqual([calls, THEIRS, OTHER]);
    if (report !== 'none') expect([calls, report]).toEqual([calls, expect.stringMatching(/^error FOLDER_LOCKED[^]*the folder contains the output of the other run$/)]);
  }
  expect(calls).toBeGreaterThan(50);
});
