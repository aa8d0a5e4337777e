import { mkdirSync, readdirSync, symlinkSync, writeFileSync } from 'fs';
import { join } from 'path';
import { ApiObject, Chart, JsonPatch, YamlOutputType } from 'cdk8s';
import { FleetApp, FleetAppProps } from '../../../src';
import { printable } from '../../../src/findings/printable';
import { isSafePath } from '../../../src/output/folder/safe-path';
import { failure, files, LIST, newFolder, synth } from '../../support/folder';
import { captureStderr } from '../../support/stderr';

captureStderr();

describe('a path', () => {
  const layouts: FleetAppProps[] = [
    { filePerObject: true },
    { yamlOutputType: YamlOutputType.FILE_PER_APP },
    { yamlOutputType: YamlOutputType.FILE_PER_CHART },
    { yamlOutputType: YamlOutputType.FILE_PER_RESOURCE },
    { yamlOutputType: YamlOutputType.FOLDER_PER_CHART_FILE_PER_RESOURCE },
  ];

  test.each(['/../../x.yaml', '/../x.yaml', '/./x.yaml', '//x.yaml', '/', '\\..\\x.yaml', '/x\ny.yaml', '/x\0.yaml', ':x.yaml', '/.git/hooks/x'])(
    'that leaves the folder is not written, in any layout: %j', outputFileExtension => {
      for (const layout of layouts) {
        const root = newFolder();
        const outdir = join(root, 'dist');
        expect(failure(outdir, { a: '1', b: '1' }, { ...layout, outputFileExtension })).toMatch(/^error FOLDER_ESCAPED[^]*is unchanged$/);
        expect(readdirSync(root)).toEqual([]);
      }
    });

  test.each(['.yaml', '.k8s.yaml', '.yml', '', '.v1.2', '/manifest.yaml', '..yaml', '~'])('inside the folder is written: %j', outputFileExtension => {
    const outdir = newFolder();
    synth(outdir, { a: '1' }, { outputFileExtension });
    expect(files(outdir)).toEqual([LIST, `a${outputFileExtension}`].sort());
    synth(outdir, { b: '1' }, { outputFileExtension });
    expect(files(outdir)).toEqual([LIST, `b${outputFileExtension}`].sort());
  });

  test('can be in the list, otherwise the file is not written', () => {
    expect(['a', 'a/b.yaml', '.hidden', '.vm-fleet', '.vm-fleet-files-2', '#a', ' a', 'a b'].filter(path => !isSafePath(path))).toEqual([]);
    expect(['.vm-fleet-files', '.vm-fleet-lock', '.VM-Fleet-Lock/x', '.vm-fleet-lock~1', '.gitattributes', 'a/.git/x', '', 'a//b', '../a'].filter(isSafePath)).toEqual([]);
  });

  test('of a chart with the name of a reserved file is known to the next run', () => {
    const outdir = newFolder();
    for (const id of ['.vm-fleet', '.vm-fleet-files', '.vm-fleet-lock']) {
      synth(outdir, { [id]: '1' });
      expect(files(outdir)).toHaveLength(2);
    }
    synth(outdir, { a: '1' });
    expect(files(outdir)).toEqual([LIST, 'a.k8s.yaml']);
  });

  test('in a message cannot write to a terminal', () => {
    expect(printable('a\x1b[2Jb\u202ec\rd\n')).toBe('a\\u001b[2Jb\\u202ec\\u000dd\\u000a');
    expect(printable('Zürich/日本')).toBe('Zürich/日本');
  });
});

describe('obstacles', () => {
  test('that collide are reported once', () => {
    const [outdir, outside] = [newFolder(), newFolder()];
    symlinkSync(outside, join(outdir, 'c'));
    const app = new FleetApp({ outdir, filePerObject: true });
    const chart = new Chart(app, 'c');
    for (let i = 0; i < 1000; i++) new ApiObject(chart, `o${i}`, { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: `o${i}` } });
    let message = '';
    try {
      app.synth();
    } catch (error) {
      message = (error as Error).message;
    }
    expect(message).toMatch(/^error FOLDER_OCCUPIED[^]*a symbolic link[^]*got: {5}"c"\n[^]*1 error;/);
    expect(readdirSync(outside)).toEqual([]);
  });

  test('of one kind are one finding with their number', () => {
    const outdir = newFolder();
    const content = Object.fromEntries(Array.from({ length: 50 }, (_, i) => [`c${String(i).padStart(2, '0')}`, '1']));
    for (const id of Object.keys(content)) writeFileSync(join(outdir, `${id}.k8s.yaml`), 'foreign');
    mkdirSync(join(outdir, 'd.k8s.yaml'));
    const report = failure(outdir, { ...content, d: '1' });
    expect(report.match(/error FOLDER_OCCUPIED/g)).toHaveLength(2);
    expect(report).toMatch(/"c00\.k8s\.yaml"[^]* and 45 more[^]*a folder is in the way[^]*"d\.k8s\.yaml"/);
  });
});

test('all files that would be written into one are reported, not only the first two', () => {
  const app = new FleetApp({ outdir: newFolder(), yamlOutputType: YamlOutputType.FILE_PER_RESOURCE });
  const chart = new Chart(app, 'c');
  const configMap = (id: string, name: string) => new ApiObject(chart, id, { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: id } })
    .addJsonPatch(JsonPatch.replace('/metadata/name', name));
  // A patched name is known only when the files are made.
  for (const name of ['one', 'two', 'three']) ['x', 'y'].forEach(id => configMap(`${name}${id}`, name));
  configMap('innocent', 'innocent');
  let message = '';
  try {
    app.synth();
  } catch (error) {
    message = (error as Error).message;
  }
  expect(message.match(/error FILE_COLLISION/g)).toHaveLength(3);
  expect(message).not.toContain('innocent');
});
