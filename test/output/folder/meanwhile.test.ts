import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'fs';
import { join } from 'path';
import { readTree } from '../../support/child';
import { failure, files, LIST, LOCK, newFolder, synth } from '../../support/folder';
import { captureStderr } from '../../support/stderr';
import { withoutWaiting } from '../../support/waiting';

/** The functions that the library calls, to spy on them. */
const fs = jest.requireActual<typeof import('fs')>('fs');

captureStderr();
afterEach(() => jest.restoreAllMocks());

/** Runs a function once, immediately before a call. */
function before(call: 'renameSync' | 'linkSync' | 'openSync', when: (...paths: string[]) => boolean, act: () => void): void {
  const real = fs[call] as (...all: unknown[]) => unknown;
  let isDone = false;
  jest.spyOn(fs, call as any).mockImplementation((...all: unknown[]) => {
    if (!isDone && when(...all.map(String))) {
      isDone = true;
      act();
    }
    return real(...all);
  });
}

const staged = (path: string) => path.includes(`${LOCK}/`);

describe('changes by another program during a run', () => {
  test('a file that it created is not overwritten, and the folder is unchanged', () => {
    const outdir = newFolder();
    synth(outdir, { a: '1' });
    before('linkSync', (_from, to) => to.endsWith('b.k8s.yaml'), () => writeFileSync(join(outdir, 'b.k8s.yaml'), 'foreign'));
    expect(failure(outdir, { a: '2', b: '1' })).toMatch(/^error FOLDER_OCCUPIED[^]*created during this run[^]*"b\.k8s\.yaml"[^]*is unchanged$/);
    expect(readFileSync(join(outdir, 'b.k8s.yaml'), 'utf8')).toBe('foreign');
    expect(readFileSync(join(outdir, 'a.k8s.yaml'), 'utf8')).toContain('text: "1"');
    expect(readdirSync(outdir)).not.toContain(LOCK);
  });

  test.each<[string, (path: string) => void]>([
    ['in place', path => writeFileSync(path, 'edited')],
    ['by a new file', path => { writeFileSync(`${path}~`, 'edited'); renameSync(`${path}~`, path); }],
    ['by a link', path => { rmSync(path); writeFileSync(`${path}.target`, 'edited'); symlinkSync(`${path}.target`, path); }],
  ])('a file that it edited %s is not replaced', (_, edit) => {
    const outdir = newFolder();
    synth(outdir, { a: '1', b: '1' });
    before('renameSync', from => staged(from), () => edit(join(outdir, 'b.k8s.yaml')));
    expect(failure(outdir, { a: '2', b: '2' })).toMatch(/^error FOLDER_EDITED[^]*during this run[^]*"b\.k8s\.yaml"[^]*is unchanged$/);
    expect(readFileSync(join(outdir, 'b.k8s.yaml'), 'utf8')).toBe('edited');
    expect(readFileSync(join(outdir, 'a.k8s.yaml'), 'utf8')).toContain('text: "1"');
  });

  test('a file that it edited immediately before the move is restored', () => {
    const outdir = newFolder();
    synth(outdir, { a: '1' });
    before('renameSync', (from, to) => staged(from) && to.endsWith('a.k8s.yaml'), () => writeFileSync(join(outdir, 'a.k8s.yaml'), 'edited'));
    expect(failure(outdir, { a: '2' })).toContain('error FOLDER_EDITED');
    expect(readFileSync(join(outdir, 'a.k8s.yaml'), 'utf8')).toBe('edited');
  });

  test('a file that it edited is not removed', () => {
    const outdir = newFolder();
    synth(outdir, { a: '1', b: '1' });
    before('renameSync', from => from.endsWith('b.k8s.yaml'), () => writeFileSync(join(outdir, 'b.k8s.yaml'), 'edited'));
    expect(failure(outdir, { a: '1' })).toMatch(/^error FOLDER_EDITED[^]*is unchanged$/);
    expect(readFileSync(join(outdir, 'b.k8s.yaml'), 'utf8')).toBe('edited');
  });

  test('a file that it removed is written again', () => {
    const outdir = newFolder();
    synth(outdir, { a: '1', b: '1' });
    before('renameSync', from => staged(from), () => rmSync(join(outdir, 'b.k8s.yaml')));
    synth(outdir, { a: '2', b: '2' });
    expect(readFileSync(join(outdir, 'b.k8s.yaml'), 'utf8')).toContain('text: "2"');
  });

  test('a new file at the path of an undone move stays', () => {
    const outdir = newFolder();
    synth(outdir, { a: '1', b: '1' });
    // The first file is in its place, and the second one is edited.
    before('renameSync', (from, to) => staged(from) && to.endsWith('a.k8s.yaml'), () => writeFileSync(join(outdir, 'b.k8s.yaml'), 'edited'));
    before('linkSync', from => from.endsWith('b.k8s.yaml'), () => writeFileSync(join(outdir, 'a.k8s.yaml'), 'foreign'));
    expect(failure(outdir, { a: '2', b: '2' })).toMatch(/^error FOLDER_EDITED/);
    expect([readTree(outdir)['a.k8s.yaml'], readTree(outdir)['b.k8s.yaml']]).toEqual(['foreign', 'edited']);
  });

  test('a folder that it replaced by a link is not followed', () => {
    const [outdir, outside] = [newFolder(), newFolder()];
    synth(outdir, { a: '1' }, { filePerObject: true });
    const moved = join(outside, 'a');
    before('renameSync', from => staged(from), () => {
      renameSync(join(outdir, 'a'), moved);
      symlinkSync(moved, join(outdir, 'a'));
    });
    const old = readFileSync(join(outdir, 'a', 'configmap-a.yaml'), 'utf8');
    expect(failure(outdir, { a: '2' }, { filePerObject: true })).toContain('error FOLDER_OCCUPIED');
    expect(readFileSync(join(moved, 'configmap-a.yaml'), 'utf8')).toBe(old);
  });

  test('disks without hard links have the same results', () => {
    const outdir = newFolder();
    jest.spyOn(fs, 'linkSync').mockImplementation(() => { throw Object.assign(new Error('EPERM'), { code: 'EPERM' }); });
    synth(outdir, { a: '1', b: '1' });
    synth(outdir, { a: '2', c: '1' });
    expect(files(outdir)).toEqual([LIST, 'a.k8s.yaml', 'c.k8s.yaml']);
    before('openSync', path => path.endsWith(join(outdir, 'd.k8s.yaml')), () => writeFileSync(join(outdir, 'd.k8s.yaml'), 'foreign'));
    expect(failure(outdir, { a: '2', c: '1', d: '1' })).toContain('error FOLDER_OCCUPIED');
    expect(readFileSync(join(outdir, 'd.k8s.yaml'), 'utf8')).toBe('foreign');
  });
});

describe('the lock', () => {
  /** Another run considers the lock of a suspended run abandoned, removes it, and writes. */
  const takeOver = (outdir: string) => {
    renameSync(join(outdir, LOCK), join(outdir, '..', `gone-${Date.now()}-${Math.random()}`));
    mkdirSync(join(outdir, LOCK, 'other'), { recursive: true });
    writeFileSync(join(outdir, LOCK, 'other', 'owner'), 'process 1 on \x1b[31melsewhere\x1b[0m\u202e');
    for (const name of ['a', 'b']) writeFileSync(join(outdir, `${name}.k8s.yaml`), 'of the other run');
  };

  test.each<[string, 'renameSync' | 'linkSync' | 'openSync', (...paths: string[]) => boolean]>([
    ['before it prepares files', 'openSync', path => staged(path) && path.endsWith('0')],
    ['before it moves files', 'renameSync', from => staged(from)],
    ['amid its moves', 'renameSync', (from, to) => staged(from) && to.endsWith('b.k8s.yaml')],
    ['before it looks at a file to be replaced', 'linkSync', from => from.endsWith('a.k8s.yaml')],
    ['before it makes a new file', 'linkSync', (_from, to) => to.endsWith('c.k8s.yaml')],
  ])('that another run took over is noticed %s: its changes are not undone', (_, call, when) => {
    const outdir = join(newFolder(), 'dist');
    synth(outdir, { a: '1', b: '1' });
    before(call, when, () => takeOver(outdir));
    const report = failure(outdir, { a: '2', b: '2', c: '1' });
    expect(report).toMatch(/^error FOLDER_LOCKED[^]*took over[^]*the folder contains the output of the other run$/);
    const { 'a.k8s.yaml': a, 'b.k8s.yaml': b } = readTree(outdir);
    expect([a, b]).toEqual(['of the other run', 'of the other run']);
    expect(readdirSync(join(outdir, LOCK))).toEqual(['other']);
    // Its owner cannot write to the terminal.
    expect(report).not.toMatch(/[\x1b\u202e]/);
    expect(report).toContain('\\u001b[31melsewhere');
  });

  test('that another run creates at the same time is not treated as the own lock', () => {
    const outdir = newFolder();
    before('renameSync', (_from, to) => to.endsWith(LOCK), () => {
      mkdirSync(join(outdir, LOCK, 'other'), { recursive: true });
      writeFileSync(join(outdir, LOCK, 'other', 'owner'), `process ${process.ppid} on ${jest.requireActual<typeof import('os')>('os').hostname()}`);
    });
    expect(withoutWaiting(() => failure(outdir, { a: '1' }))).toMatch(/^error FOLDER_LOCKED[^]*another run writes/);
    expect([readdirSync(outdir), readdirSync(join(outdir, LOCK))]).toEqual([[LOCK], ['other']]);
  });
});

test('a folder that is removed during a run', () => {
  const outdir = join(newFolder(), 'dist');
  synth(outdir, { a: '1' });
  before('renameSync', from => staged(from), () => rmSync(outdir, { recursive: true }));
  expect(failure(outdir, { a: '2' })).toMatch(/^error FOLDER_NOT_WRITTEN[^]*was removed or renamed while this run wrote it[^]*the folder is gone$/);
});
