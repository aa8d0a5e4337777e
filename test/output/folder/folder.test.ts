import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, symlinkSync, utimesSync, writeFileSync } from 'fs';
import { hostname } from 'os';
import { join } from 'path';
import { YamlOutputType } from 'cdk8s';
import * as fc from 'fast-check';
import { FleetApp } from '../../../src';
import { readTree } from '../../support/child';
import { build, failure, files, LIST, LOCK, newFolder, synth } from '../../support/folder';
import { samples } from '../../support/samples';
import { captureStderr } from '../../support/stderr';
import { withoutWaiting } from '../../support/waiting';

/** The functions that the library calls, to spy on them. */
const fs = jest.requireActual<typeof import('fs')>('fs');

const stderr = captureStderr();
afterEach(() => jest.restoreAllMocks());

describe('a second run', () => {
  test('touches only changed files', () => {
    const outdir = newFolder();
    synth(outdir, { a: '1', b: '1' });
    const past = new Date(1_000_000_000_000);
    for (const file of readdirSync(outdir)) utimesSync(join(outdir, file), past, past);
    const isTouched = (file: string) => statSync(join(outdir, file)).mtimeMs !== past.getTime();
    synth(outdir, { a: '1', b: '1' });
    expect(readdirSync(outdir).filter(isTouched)).toEqual([]);
    synth(outdir, { a: '1', b: '2' });
    expect(readdirSync(outdir).filter(isTouched)).toEqual([LIST, 'b.k8s.yaml']);
    expect(stderr.text()).toMatch(/: 1 file written, 1 unchanged, 0 removed, \d+\.\d\d s\n$/);
  });

  test('removes stale files and empty folders, and keeps files that it did not write', () => {
    const outdir = newFolder();
    const layout = { yamlOutputType: YamlOutputType.FOLDER_PER_CHART_FILE_PER_RESOURCE };
    synth(outdir, { a: '1', b: '1' }, layout);
    writeFileSync(join(outdir, 'a', 'README.md'), 'ours');
    writeFileSync(join(outdir, 'kustomization.yaml'), 'ours');
    synth(outdir, { c: '1' }, layout);
    expect(files(outdir)).toEqual([LIST, 'a/README.md', 'c/ConfigMap.c.k8s.yaml', 'kustomization.yaml']);
    expect(readdirSync(outdir)).not.toContain('b');
  });

  test('keeps and reports stale files that were changed by hand', () => {
    const outdir = newFolder();
    synth(outdir, { a: '1', b: '1' });
    writeFileSync(join(outdir, 'b.k8s.yaml'), 'mine now');
    synth(outdir, { a: '1' });
    expect(readTree(outdir)['b.k8s.yaml']).toBe('mine now');
    expect(stderr.text()).toContain('"b.k8s.yaml" is no longer generated, but was changed by hand');
    synth(outdir, { a: '2' });
    expect(readTree(outdir)['b.k8s.yaml']).toBe('mine now');
  });

  test('writes files again that were changed or removed by hand', () => {
    const outdir = newFolder();
    synth(outdir, { a: '1', b: '1' });
    const made = readTree(outdir);
    writeFileSync(join(outdir, 'a.k8s.yaml'), 'edited');
    rmSync(join(outdir, 'b.k8s.yaml'));
    synth(outdir, { a: '1', b: '1' });
    expect(readTree(outdir)).toEqual(made);
  });

  test('tells large files apart at any difference', () => {
    const outdir = newFolder();
    const text = 'line '.repeat(100_000);
    for (const each of [text, `${text}x`, `x${text.slice(1)}`, `${text.slice(0, 300_000)}x${text.slice(300_001)}`, text.slice(1), text]) {
      const once = newFolder();
      synth(outdir, { a: each });
      synth(once, { a: each });
      expect(readFileSync(join(outdir, 'a.k8s.yaml')).equals(readFileSync(join(once, 'a.k8s.yaml')))).toBe(true);
    }
  });

  test('has the same result as a first run, also with earlier files', () => {
    const content = fc.dictionary(fc.constantFrom('a', 'b', 'c', 'd'), fc.constantFrom('1', '2'));
    fc.assert(fc.property(fc.array(content, { minLength: 1, maxLength: 4 }), runs => {
      const [again, once] = [newFolder(), newFolder()];
      runs.forEach(each => synth(again, each));
      synth(once, runs[runs.length - 1]);
      expect(readTree(again)).toEqual(readTree(once));
      rmSync(again, { recursive: true });
      rmSync(once, { recursive: true });
    }), samples(25));
  });
});

describe('nothing is written', () => {
  test('when anything is wrong', () => {
    const outdir = newFolder();
    synth(outdir, { a: '1' });
    const before = readTree(outdir);
    const app = build(new FleetApp({ outdir }), { a: '2' });
    app.node.addValidation({ validate: () => ['mine'] });
    expect(() => app.synth()).toThrow('Validation failed with the following errors:\n  [] mine');
    expect(readTree(outdir)).toEqual(before);
  });

  test.each<[string, (outdir: string) => void]>([
    ['a file that it did not write', outdir => writeFileSync(join(outdir, 'b.k8s.yaml'), 'foreign')],
    ['a folder', outdir => mkdirSync(join(outdir, 'b.k8s.yaml'))],
    ['a link to a file outside', outdir => {
      writeFileSync(join(outdir, '..', 'outside.yaml'), 'foreign');
      symlinkSync(join(outdir, '..', 'outside.yaml'), join(outdir, 'b.k8s.yaml'));
    }],
    ['a link that leads nowhere', outdir => symlinkSync('/nonexistent', join(outdir, 'b.k8s.yaml'))],
  ])('where %s is in the way', (_, occupy) => {
    const outdir = join(newFolder(), 'dist');
    synth(outdir, { a: '1' });
    occupy(outdir);
    const before = [readTree(join(outdir, '..')), readdirSync(outdir)];
    expect(failure(outdir, { a: '2', b: '1' })).toMatch(/^error FOLDER_OCCUPIED at \(app\)\n[^]*"b\.k8s\.yaml"[^]*the folder is unchanged$/);
    expect([readTree(join(outdir, '..')), readdirSync(outdir)]).toEqual(before);
  });

  test('through a linked folder inside', () => {
    const [outdir, outside] = [newFolder(), newFolder()];
    symlinkSync(outside, join(outdir, 'a'));
    expect(failure(outdir, { a: '1' }, { filePerObject: true })).toContain('error FOLDER_OCCUPIED');
    expect([readdirSync(outdir), readdirSync(outside)]).toEqual([['a'], []]);
  });

  test('where a file is in the place of the output folder', () => {
    const outdir = join(newFolder(), 'dist');
    writeFileSync(outdir, 'foreign');
    expect(failure(outdir, { a: '1' })).toMatch(/^error FOLDER_NOT_WRITTEN[^]*EEXIST/);
    expect(readFileSync(outdir, 'utf8')).toBe('foreign');
  });

  test('a folder is in the place of the lock, with nothing in it: no run has ever made one', () => {
    const outdir = newFolder();
    mkdirSync(join(outdir, LOCK));
    synth(outdir, { a: '1' });
    expect([files(outdir), readdirSync(outdir)]).toEqual([[LIST, 'a.k8s.yaml'], expect.not.arrayContaining([LOCK])]);
  });

  test('while another run writes', () => {
    const outdir = newFolder();
    synth(outdir, { a: '1' });
    const before = readTree(outdir);
    mkdirSync(join(outdir, LOCK));
    writeFileSync(join(outdir, LOCK, 'owner'), `process ${process.ppid} on ${hostname()}`);
    expect(withoutWaiting(() => failure(outdir, { a: '2' }))).toMatch(/^error FOLDER_LOCKED[^]*process \d+ on [^]*is unchanged$/);
    rmSync(join(outdir, LOCK), { recursive: true });
    expect(readTree(outdir)).toEqual(before);
  });
});

describe('errors of the system', () => {
  const refuse = (call: 'writeSync' | 'renameSync' | 'mkdirSync' | 'openSync' | 'readdirSync', code: string, when: (path: string) => boolean) => {
    const real = fs[call] as (...all: unknown[]) => unknown;
    jest.spyOn(fs, call as any).mockImplementation((...all: unknown[]) => {
      if (when(String(all[call === 'renameSync' ? 1 : 0]))) throw Object.assign(new Error(`${code}: refused`), { code });
      return real(...all);
    });
  };
  const before = { a: '1', b: '1', stale: '1' };
  const after = { a: '2', b: '2', c: '1' };

  test.each<[string, () => void]>([
    ['a folder that is read only', () => refuse('mkdirSync', 'EROFS', path => path.includes(LOCK))],
    ['a full disk', () => { let calls = 0; refuse('writeSync', 'ENOSPC', () => ++calls === 2); }],
    ['a first file that cannot be replaced', () => refuse('renameSync', 'EACCES', path => path.endsWith('a.k8s.yaml'))],
    ['a last file that cannot be replaced', () => refuse('renameSync', 'EACCES', path => path.endsWith('b.k8s.yaml'))],
    ['a stale file that cannot be removed', () => refuse('renameSync', 'EBUSY', path => path.endsWith('.old'))],
    ['a list that cannot be replaced', () => refuse('renameSync', 'EIO', path => path.endsWith(LIST))],
  ])('leaves the old folder: %s', (_, sabotage) => {
    const outdir = newFolder();
    synth(outdir, before);
    const old = readTree(outdir);
    sabotage();
    expect(failure(outdir, after)).toMatch(/^error FOLDER_NOT_WRITTEN[^]*\(E[A-Z]+\)[^]* the folder is unchanged$/);
    expect(readTree(outdir)).toEqual(old);
    expect(readdirSync(outdir)).not.toContain(LOCK);
    jest.restoreAllMocks();
    synth(outdir, after);
    expect(files(outdir)).toEqual([LIST, 'a.k8s.yaml', 'b.k8s.yaml', 'c.k8s.yaml']);
  });

  test.each<[string, () => void]>([
    ['a file to be read', () => refuse('openSync', 'EACCES', path => path.endsWith('a.k8s.yaml'))],
    ['a folder to be listed', () => refuse('readdirSync', 'EACCES', () => true)],
  ])('and is not needed changes nothing: %s', (_, sabotage) => {
    const [outdir, other] = [newFolder(), newFolder()];
    synth(outdir, before);
    synth(other, after);
    sabotage();
    synth(outdir, after);
    jest.restoreAllMocks();
    expect(readTree(outdir)).toEqual(readTree(other));
  });

  test('permanently is reported with the number of new files', () => {
    const outdir = newFolder();
    synth(outdir, before);
    let isBroken = false;
    refuse('renameSync', 'EIO', path => isBroken ||= path.endsWith('b.k8s.yaml'));
    expect(failure(outdir, after)).toMatch(/2 of the files in the folder are already replaced, the others are unchanged$/);
  });
});

describe('a link', () => {
  test('as the output folder is followed', () => {
    const [real, link] = [newFolder(), join(newFolder(), 'dist')];
    symlinkSync(real, link);
    synth(link, { a: '1' });
    expect(files(real)).toEqual([LIST, 'a.k8s.yaml']);
  });

  test('in the place of a stale file or its folder protects its target', () => {
    const [outdir, outside] = [newFolder(), newFolder()];
    synth(outdir, { a: '1', b: '1' }, { filePerObject: true });
    for (const name of ['a', 'b']) renameSync(join(outdir, name), join(outside, name));
    symlinkSync(join(outside, 'a'), join(outdir, 'a'));
    mkdirSync(join(outdir, 'b'));
    symlinkSync(join(outside, 'b', 'configmap-b.yaml'), join(outdir, 'b', 'configmap-b.yaml'));
    synth(outdir, { c: '1' }, { filePerObject: true });
    expect(files(outside)).toEqual(['a/configmap-a.yaml', 'b/configmap-b.yaml']);
    expect(statSync(join(outdir, 'b', 'configmap-b.yaml')).isFile()).toBe(true);
  });

  test('in the place of the list does not count as a list', () => {
    const [outdir, outside] = [newFolder(), newFolder()];
    writeFileSync(join(outside, 'list'), 'foreign');
    symlinkSync(join(outside, 'list'), join(outdir, LIST));
    expect(failure(outdir, { a: '1' })).toContain('error FOLDER_OCCUPIED');
    expect(readFileSync(join(outside, 'list'), 'utf8')).toBe('foreign');
  });
});
