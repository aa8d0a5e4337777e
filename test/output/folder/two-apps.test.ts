import { mkdirSync, readFileSync, symlinkSync } from 'fs';
import { join } from 'path';
import { App } from 'cdk8s';
import { FleetApp } from '../../../src';
import { forgetClaims } from '../../../src/output/folder/writers';
import { runText } from '../../support/child';
import { build, files, LIST, newFolder, synth } from '../../support/folder';
import { captureStderr } from '../../support/stderr';

const stderr = captureStderr();
beforeEach(() => forgetClaims());

describe('two apps of one process', () => {
  test('with one folder are an error that names a file, and no file of the first is removed', () => {
    const outdir = newFolder();
    const [first, second] = ['a', 'b'].map(id => build(new FleetApp({ outdir }), { [id]: '1' }));
    first.synth();
    expect(() => second.synth()).toThrow(/^error FOLDER_SHARED[^]*"a\.k8s\.yaml", "b\.k8s\.yaml"[^]*the folder has only the files of the other app$/);
    expect(files(outdir)).toEqual([LIST, 'a.k8s.yaml']);
  });

  test('one after the other, or through a link, are an error too', () => {
    const root = newFolder();
    mkdirSync(join(root, 'dist'));
    symlinkSync(join(root, 'dist'), join(root, 'link'));
    build(new FleetApp({ outdir: join(root, 'dist') }), { a: '1' }).synth();
    expect(() => build(new FleetApp({ outdir: join(root, 'link') }), { a: '2' }).synth()).toThrow(/^error FOLDER_SHARED/);
    expect(readFileSync(join(root, 'dist', 'a.k8s.yaml'), 'utf8')).toContain('text: "1"');
  });

  test('with separate folders, and an app that is created again, are allowed', () => {
    const outdir = newFolder();
    build(new FleetApp({ outdir }), { a: '1' }).synth();
    build(new FleetApp({ outdir: join(outdir, 'b') }), { b: '1' }).synth();
    build(new FleetApp({ outdir }), { a: '1' }).synth();
    expect(files(outdir)).toEqual([LIST, 'a.k8s.yaml', `b/${LIST}`, 'b/b.k8s.yaml']);
  });

  test('an app that has grown is not a second app', () => {
    const outdir = newFolder();
    const app: App = build(new FleetApp({ outdir }), { a: '1' });
    app.synth();
    build(app, { b: '1' }).synth();
    expect(files(outdir)).toEqual([LIST, 'a.k8s.yaml', 'b.k8s.yaml']);
  });

  test('ends the process with only the finding', () => {
    const { status, stderr: text } = runText(`
      import { Chart } from '${require.resolve('cdk8s')}';
      import { FleetApp } from 'cdk8s-vm-fleet';
      for (const id of ['a', 'b']) {
        const app = new FleetApp();
        new Chart(app, id);
        app.synth();
      }
    `);
    expect([status, text]).toEqual([1, expect.stringMatching(/error FOLDER_SHARED/)]);
    expect(text).not.toMatch(/^ {4}at /m);
  });
});

test('two programs with one folder get a notice that no listed file is written', () => {
  const outdir = newFolder();
  synth(outdir, { a: '1', b: '1' });
  stderr.clear();
  synth(outdir, { c: '1' });
  expect(stderr.text()).toContain('the code writes none of the files of earlier runs anymore (2 files): if another program also writes into this folder');
  stderr.clear();
  synth(outdir, { c: '1', d: '1' });
  synth(outdir, { d: '1' });
  expect(stderr.text()).not.toContain('none of the');
});
