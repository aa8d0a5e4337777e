import { execFileSync, spawnSync } from 'child_process';
import { linkSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'fs';
import { join } from 'path';
import * as fc from 'fast-check';
import { failure, files, LIST, newFolder, synth } from '../../support/folder';
import { samples } from '../../support/samples';
import { captureStderr } from '../../support/stderr';

captureStderr();

describe('a hostile list', () => {
  const sha256 = (text: string) => execFileSync('sha256sum', { input: text, encoding: 'utf8' }).split(' ')[0];
  const entry = (path: string, text = 'victim') => `${path}\n  sha256:${sha256(text)}\n`;

  test.each([
    '../victim', '../../victim', 'a/../../victim', './../victim', '/victim', '//victim', 'a//../victim', '..\\victim', 'C:\\victim', '.', '..', '',
    'linked/victim', 'folder', '.vm-fleet-lock/owner', 'victim\0', '~/victim',
  ])('cannot cause the removal of %j', path => {
    const root = newFolder();
    const outdir = join(root, 'dist');
    mkdirSync(join(outdir, 'folder'), { recursive: true });
    mkdirSync(join(root, 'elsewhere'));
    writeFileSync(join(outdir, 'folder', 'victim'), 'victim');
    writeFileSync(join(root, 'victim'), 'victim');
    writeFileSync(join(root, 'elsewhere', 'victim'), 'victim');
    symlinkSync(join(root, 'elsewhere'), join(outdir, 'linked'));
    const absolute = path.startsWith('/') ? join(root, 'victim') : path;
    writeFileSync(join(outdir, LIST), entry(absolute));
    synth(outdir, { a: '1' });
    expect(files(root)).toEqual(['dist/.vm-fleet-files', 'dist/a.k8s.yaml', 'dist/folder/victim', 'elsewhere/victim', 'victim']);
  });

  test('cannot cause the removal of a file with unknown content', () => {
    const outdir = newFolder();
    writeFileSync(join(outdir, 'victim'), 'victim');
    writeFileSync(join(outdir, LIST), entry('victim', 'something else'));
    synth(outdir, { a: '1' });
    expect(files(outdir)).toContain('victim');
  });

  test('of any bytes is read without harm', () => {
    fc.assert(fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.array(fc.constantFrom('a.k8s.yaml', '  sha256:', '<<<<<<< a', '=======', '\n', '..', '/')).map(all => all.join(''))), list => {
      const outdir = newFolder();
      writeFileSync(join(outdir, LIST), list);
      writeFileSync(join(outdir, 'foreign'), 'foreign');
      // A text that is not a list is an error. Otherwise, each line is read separately.
      const refused = failure(outdir, { b: '1' });
      if (refused === 'none') expect(files(outdir)).toEqual([LIST, 'b.k8s.yaml', 'foreign']);
      else expect([refused, readFileSync(join(outdir, LIST))]).toEqual([expect.stringContaining('error FOLDER_LIST_UNKNOWN'), Buffer.from(list)]);
      expect(readFileSync(join(outdir, 'foreign'), 'utf8')).toBe('foreign');
      rmSync(outdir, { recursive: true });
    }), samples(50));
  });
});

test('names that differ only in case are one file on such a file system', () => {
  const outdir = newFolder();
  synth(outdir, { a: '1', b: '1' });
  // As on a case-insensitive disk: one file has two names, and the list has the other name.
  for (const name of ['a', 'b']) linkSync(join(outdir, `${name}.k8s.yaml`), join(outdir, `${name.toUpperCase()}.k8s.yaml`));
  writeFileSync(join(outdir, LIST), readFileSync(join(outdir, LIST), 'utf8').replace(/  [ab]\.k8s/g, name => name.toUpperCase().replace('.K8S', '.k8s')));
  synth(outdir, { a: '2', b: '1' });
  expect(files(outdir)).toEqual([LIST, 'A.k8s.yaml', 'B.k8s.yaml', 'a.k8s.yaml', 'b.k8s.yaml']);
  expect(readFileSync(join(outdir, 'a.k8s.yaml'), 'utf8')).toContain('text: "2"');
});

describe('the list in Git', () => {
  test('is merged where neighbouring files were changed in two branches', () => {
    const [base, ours, theirs] = [{ a: '1', b: '1', c: '1' }, { a: '1', b: '2', c: '1' }, { a: '1', b: '1', c: '2' }].map(content => {
      const outdir = newFolder();
      synth(outdir, content);
      return join(outdir, LIST);
    });
    expect(spawnSync('git', ['merge-file', ours, base, theirs]).status).toBe(0);
    const both = newFolder();
    synth(both, { a: '1', b: '2', c: '2' });
    expect(readFileSync(ours, 'utf8')).toBe(readFileSync(join(both, LIST), 'utf8'));
  });

  test('with conflict markers has the files of both sides', () => {
    const outdir = newFolder();
    synth(outdir, { a: '1', b: '1' });
    const list = readFileSync(join(outdir, LIST), 'utf8');
    writeFileSync(join(outdir, LIST), `<<<<<<< ours\n${list.replace(/.*  a\.k8s.*/, '')}=======\n${list.replace(/.*  b\.k8s.*/, '')}>>>>>>> theirs\n`);
    synth(outdir, { c: '1' });
    expect(files(outdir)).toEqual([LIST, 'c.k8s.yaml']);
  });
});
