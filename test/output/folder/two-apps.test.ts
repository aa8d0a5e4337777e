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
  test('with one folder are an error, which names a file, and nothing of the first is removed', () => {
    const outdir = newFolder();
    const [first, second] = ['a', 'b'].map(id => build(new FleetApp({ outdir }), { [id]: '1' }));
    first.synth();
    expect(() => second.synth()).toThrow(/^error FOLDER_SHARED[^]*"a\.k8s\.yaml", "b\.k8s\.yaml"/);
    expect(files(outdir)).toEqual([LIST, 'a.k8s.yaml']);
  });

  test('one after the other, and through a link, are the same', () => {
    const root = newFolder();
    mkdirSync(join(root, 'dist'));
    symlinkSync(join(root, 'dist'), join(root, 'link'));
    build(new FleetApp({ outdir: join(root, 'dist') }), { a: '1' }).synth();
    expect(() => build(new FleetApp({ outdir: join(root, 'link') }), { a: '2' }).synth()).toThrow(/^error FOLDER_SHARED/);
    expect(readFileSync(join(root, 'dist', 'a.k8s.yaml'), 'utf8')).toContain('text: "1"');
  });

  test('with folders of their own, one below the other, and an app that is made again, are welcome', () => {
    const outdir = newFolder();
    build(new FleetApp({ outdir }), { a: '1' }).synth();
    build(new FleetApp({ outdir: join(outdir, 'b') }), { b: '1' }).synth();
    build(new FleetApp({ outdir }), { a: '1' }).synth();
    expect(files(outdir)).toEqual([LIST, 'a.k8s.yaml', `b/${LIST}`, 'b/b.k8s.yaml']);
  });

  test('an app that has grown is itself', () => {
    const outdir = newFolder();
    const app: App = build(new FleetApp({ outdir }), { a: '1' });
    app.synth();
    build(app, { b: '1' }).synth();
    expect(files(outdir)).toEqual([LIST, 'a.k8s.yaml', 'b.k8s.yaml']);
  });

  test('ends the process with the finding alone', () => {
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

test('two programs with one folder are warned that no listed file is written any more', () => {
  const outdir = newFolder();
  synth(outdir, { a: '1', b: '1' });
  stderr.clear();
  synth(outdir, { c: '1' });
  expect(stderr.text()).toContain('none of the 2 files of earlier runs is made any more: if another program writes here too');
  stderr.clear();
  synth(outdir, { c: '1', d: '1' });
  synth(outdir, { d: '1' });
  expect(stderr.text()).not.toContain('none of the');
});
