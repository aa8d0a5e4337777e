import { chmodSync, readFileSync, rmSync, statSync, writeFileSync } from 'fs';
import { join } from 'path';
import { FleetApp } from '../../../src';
import { compareFolder } from '../../../src/output/folder/check';
import { forgetClaims } from '../../../src/output/folder/writers';
import { build, Content, failure, files, LIST, newFolder, synth } from '../../support/folder';
import { captureStderr } from '../../support/stderr';

const stderr = captureStderr();
beforeEach(() => {
  jest.spyOn(process.stdout, 'write').mockReturnValue(true);
});
afterEach(() => {
  delete process.env.VM_FLEET_RUN;
  process.exitCode = undefined;
  jest.restoreAllMocks();
});

/** The output of a run or a check. */
function saying(outdir: string, content: Content, run?: object): string {
  stderr.clear();
  forgetClaims();
  if (run) process.env.VM_FLEET_RUN = JSON.stringify(run);
  build(new FleetApp({ outdir }), content).synth();
  delete process.env.VM_FLEET_RUN;
  return stderr.text();
}

const check = (outdir: string, content: Content) => saying(outdir, content, { check: true });
const edit = (outdir: string, name: string, change: (text: string) => string) =>
  writeFileSync(join(outdir, name), change(readFileSync(join(outdir, name), 'utf8')));

describe('a file of an earlier run that the code no longer writes', () => {
  test('is removed even if Git changed its line ends', () => {
    const outdir = newFolder();
    synth(outdir, { a: '1', b: '1' });
    edit(outdir, 'b.k8s.yaml', text => text.replaceAll('\n', '\r\n'));
    edit(outdir, LIST, text => text.replaceAll('\n', '\r\n'));
    expect(saying(outdir, { a: '1' })).not.toContain('somebody');
    expect(files(outdir)).toEqual([LIST, 'a.k8s.yaml']);
  });

  test('is reported by runs and checks as long as it exists and is listed', () => {
    const outdir = newFolder();
    synth(outdir, { a: '1', b: '1' });
    edit(outdir, 'b.k8s.yaml', text => `${text}# of the other branch\n`);
    for (let i = 0; i < 3; i++) {
      expect(saying(outdir, { a: '1' })).toContain('"b.k8s.yaml" is no longer generated, but was changed by hand');
      expect(check(outdir, { a: '1' })).toMatch(/not up to date with the code[^]*"b\.k8s\.yaml" is no longer generated/);
    }
    expect(process.exitCode).toBe(3);
  });

  test.each<[string, (outdir: string) => void, string[]]>([
    ['deleting it', outdir => rmSync(join(outdir, 'b.k8s.yaml')), ['a.k8s.yaml']],
    ['deleting its line', outdir => edit(outdir, LIST, text => text.replace(/.*b\.k8s.*\n/, '')), ['a.k8s.yaml', 'b.k8s.yaml']],
  ])('is decided by %s', (_, decide, left) => {
    const outdir = newFolder();
    synth(outdir, { a: '1', b: '1' });
    edit(outdir, 'b.k8s.yaml', text => `${text}# mine\n`);
    synth(outdir, { a: '1' });
    decide(outdir);
    expect(saying(outdir, { a: '1' })).not.toContain('b.k8s.yaml');
    expect(check(outdir, { a: '1' })).toContain(': up to date with the code');
    expect(files(outdir)).toEqual([LIST, ...left]);
  });
});

describe('a folder without a list', () => {
  test.each<[string, (list: string) => void]>([
    ['lost', list => rmSync(list)],
    ['emptied by a full disk', list => writeFileSync(list, '')],
  ])('reports manifests that the code does not write, until the user decides: %s', (_, lose) => {
    const outdir = newFolder();
    synth(outdir, { a: '1', b: '1' });
    writeFileSync(join(outdir, 'README.md'), 'mine');
    writeFileSync(join(outdir, 'kustomization.yaml'), 'mine');
    lose(join(outdir, LIST));
    expect(check(outdir, { a: '1' })).toMatch(/not up to date with the code[^]*"b\.k8s\.yaml" is not written by the code, and its writer is not known/);
    for (let i = 0; i < 2; i++) {
      const text = saying(outdir, { a: '1' });
      expect(text).toContain('"b.k8s.yaml" is not written by the code');
      expect(text).not.toMatch(/README|kustomization/);
    }
    rmSync(join(outdir, 'b.k8s.yaml'));
    expect(check(outdir, { a: '1' })).toContain('up to date with the code, 1 file');
  });

  test('is reported if its files prevent writing', () => {
    const outdir = newFolder();
    synth(outdir, { a: '1' });
    rmSync(join(outdir, LIST));
    expect(failure(outdir, { a: '2' })).toMatch(/^error FOLDER_OCCUPIED[^]*the output folder has no list/);
  });

  test('is not reported for a subfolder with its own list, nor for a new folder', () => {
    const outdir = newFolder();
    synth(join(outdir, 'other'), { x: '1' });
    expect(saying(outdir, { a: '1' })).not.toContain('its writer is not known');
  });
});

describe('a file that was changed by hand and is still written', () => {
  test('is written again, and reported', () => {
    const outdir = newFolder();
    synth(outdir, { a: '1', b: '1' });
    edit(outdir, 'a.k8s.yaml', text => `${text}# mine\n`);
    expect(check(outdir, { a: '1', b: '1' })).toContain('1 file changed by hand or by a merge ("a.k8s.yaml")');
    expect(saying(outdir, { a: '1', b: '1' })).toContain('1 file changed by hand or by a merge ("a.k8s.yaml"): replaced');
    expect(saying(outdir, { a: '1', b: '2' })).not.toContain('by hand');
  });

  test('is kept on request, and nothing is written', () => {
    const outdir = newFolder();
    synth(outdir, { a: '1', b: '1' });
    edit(outdir, 'a.k8s.yaml', text => `${text}# mine\n`);
    process.env.VM_FLEET_RUN = JSON.stringify({ keepEdits: true });
    expect(failure(outdir, { a: '1', b: '2' })).toMatch(/^error FOLDER_EDITED[^]*"a\.k8s\.yaml"[^]*is unchanged$/);
    expect(readFileSync(join(outdir, 'b.k8s.yaml'), 'utf8')).toContain('text: "1"');
    // Without an edit it changes nothing.
    edit(outdir, 'a.k8s.yaml', text => text.replace('# mine\n', ''));
    expect(failure(outdir, { a: '1', b: '2' })).toBe('none');
  });

  test('with another hash in the list is reported too', () => {
    const outdir = newFolder();
    synth(outdir, { a: '1' });
    writeFileSync(join(outdir, 'b.k8s.yaml'), 'foreign');
    edit(outdir, LIST, text => `${text}\n${'0'.repeat(64)}  b.k8s.yaml\n`);
    expect(saying(outdir, { a: '1', b: '1' })).toContain('("b.k8s.yaml"): replaced');
  });

  test('keeps its mode', () => {
    const outdir = newFolder();
    synth(outdir, { a: '1', b: '1' });
    chmodSync(join(outdir, 'a.k8s.yaml'), 0o640);
    chmodSync(join(outdir, 'b.k8s.yaml'), 0o444);
    synth(outdir, { a: '2', b: '2' });
    expect(['a', 'b'].map(name => statSync(join(outdir, `${name}.k8s.yaml`)).mode % 0o1000)).toEqual([0o640, 0o444]);
  });
});

describe('no files', () => {
  test('of an app without output is reported', () => {
    const outdir = newFolder();
    synth(outdir, { a: '1' });
    expect(check(outdir, {})).toContain('the app writes nothing anymore: the next run removes 1 file of earlier runs');
    expect(saying(outdir, {})).toContain('the app writes nothing anymore: this run removed 1 file of earlier runs');
    expect(saying(outdir, {})).not.toContain('anymore');
  });
});

test('a difference only in line ends is reported as such', () => {
  const outdir = newFolder();
  synth(outdir, { a: '1' });
  edit(outdir, 'a.k8s.yaml', text => text.replaceAll('\n', '\r\n'));
  const made: any[] = [];
  jest.spyOn(process.stdout, 'write').mockImplementation(text => made.push(text) > 0);
  check(outdir, { a: '1' });
  expect(made).toEqual(['a.k8s.yaml: only its line ends differ\n']);
  expect(compareFolder(outdir, []).differences.map(({ what }) => what)).toEqual(['no longer made']);
});
