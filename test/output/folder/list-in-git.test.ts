import { spawnSync } from 'child_process';
import { readFileSync, rmSync, writeFileSync } from 'fs';
import { join } from 'path';
import { YamlOutputType } from 'cdk8s';
import * as fc from 'fast-check';
import { FleetAppProps } from '../../../src';
import { compareFolder } from '../../../src/output/folder/check';
import { OutputFile, outputFile } from '../../../src/output/folder/output-file';
import { parseOwnership } from '../../../src/output/folder/ownership';
import { Content, failure, files, LIST, newFolder, synth } from '../../support/folder';
import { captureStderr } from '../../support/stderr';

captureStderr();

const ROUNDS = 8;

function git(folder: string, ...words: string[]): number | null {
  const identity = ['-c', 'user.name=t', '-c', 'user.email=t@example.com', '-c', 'core.autocrlf=false'];
  return spawnSync('git', [...identity, ...words], { cwd: folder, env: { ...process.env, GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_SYSTEM: '/dev/null' } }).status;
}

/** Two branches of one folder, merged. */
function merge(base: Content, ours: Content, theirs: Content, props?: FleetAppProps): { readonly outdir: string; readonly status: number | null } {
  const repository = newFolder();
  const outdir = join(repository, 'dist');
  const commit = (content: Content) => {
    synth(outdir, content, props);
    git(repository, 'add', '-A');
    git(repository, 'commit', '-qm', 'x');
  };
  git(repository, 'init', '-q', '-b', 'ours');
  commit(base);
  git(repository, 'checkout', '-qb', 'theirs');
  commit(theirs);
  git(repository, 'checkout', '-q', 'ours');
  commit(ours);
  // Otherwise Git can read a removed and an added file with similar texts as one renamed file, which conflicts with a removal.
  return { outdir, status: git(repository, 'merge', '-q', '-s', 'recursive', '-X', 'no-renames', 'theirs') };
}

/** The output files of a program. */
function filesOf(content: Content): OutputFile[] {
  const once = newFolder();
  synth(once, content);
  return Object.keys(content).map(id => outputFile(`${id}.k8s.yaml`, [readFileSync(join(once, `${id}.k8s.yaml`), 'utf8')]));
}

describe('two branches are merged without a conflict', () => {
  test.each<[string, Content, Content, Content, Content]>([
    ['that add neighbours', { a: '1', z: '1' }, { a: '1', m: '1', z: '1' }, { a: '1', n: '1', z: '1' }, { a: '1', m: '1', n: '1', z: '1' }],
    ['that add to nothing', {}, { a: '1' }, { b: '1' }, { a: '1', b: '1' }],
    ['that change neighbours', { a: '1', b: '1', c: '1' }, { a: '2', b: '1', c: '1' }, { a: '1', b: '2', c: '1' }, { a: '2', b: '2', c: '1' }],
    ['that add and change', { a: '1', b: '1' }, { a: '1', aa: '1', b: '2' }, { a: '2', ab: '1', b: '1' }, { a: '2', aa: '1', ab: '1', b: '2' }],
    ['that add and remove', { a: '1', b: '1', c: '1' }, { a: '1', c: '1' }, { a: '1', b: '1', bb: '1', c: '1' }, { a: '1', bb: '1', c: '1' }],
    ['that remove neighbours', { a: '1', b: '1', c: '1', d: '1' }, { a: '1', c: '1', d: '1' }, { a: '1', b: '1', d: '1' }, { a: '1', d: '1' }],
  ])('%s, and a check finds nothing', (_, base, ours, theirs, both) => {
    const { outdir, status } = merge(base, ours, theirs);
    expect(status).toBe(0);
    const { differences, kept, edited } = compareFolder(outdir, filesOf(both));
    expect([differences, kept.size, edited]).toEqual([[], 0, []]);
    // The next run knows all files of both branches, and rewrites the list.
    synth(outdir, { only: '1' });
    expect(files(outdir)).toEqual([LIST, 'only.k8s.yaml']);
  });
});

/** What a branch does with each chart: nothing, another text, removal or addition. */
const ids = Array.from('abcdefghij', id => [id, `${id}${id}`]).flat();
const branches = fc.array(fc.record({
  before: fc.constantFrom('1', undefined), after: fc.constantFrom('1', '2', undefined), who: fc.constantFrom('ours', 'theirs', 'both', 'none'),
}), { minLength: ids.length, maxLength: ids.length });

test('two branches with random changes are merged: no file is lost, and none is forgotten', () => {
  fc.assert(fc.property(branches, fc.boolean(), (changes, filePerObject) => {
    const contentOf = (text: (change: typeof changes[number]) => string | undefined): Content => Object.fromEntries(
      ids.map((id, i) => [id, text(changes[i])] as const).filter((entry): entry is [string, string] => entry[1] !== undefined),
    );
    const of = (side: string) => contentOf(({ before, after, who }) => who === side || who === 'both' ? after : before);
    const both = contentOf(({ before, after, who }) => who === 'none' ? before : after);
    const { outdir, status } = merge(contentOf(({ before }) => before), of('ours'), of('theirs'), { filePerObject });
    expect(status).toBe(0);
    const expected = newFolder();
    synth(expected, both, { filePerObject });
    expect(files(outdir).filter(path => path !== LIST)).toEqual(files(expected).filter(path => path !== LIST));
    const outputs = files(expected).filter(path => path !== LIST).map(path => outputFile(path, [readFileSync(join(expected, path), 'utf8')]));
    const { differences, kept, edited } = compareFolder(outdir, outputs);
    expect([differences, kept.size, edited]).toEqual([[], 0, []]);
    synth(outdir, { only: '1' }, { filePerObject });
    expect(files(outdir).filter(path => path !== LIST)).toEqual([filePerObject ? 'only/configmap-only.yaml' : 'only.k8s.yaml']);
  }), { numRuns: ROUNDS });
}, 600_000);

test('two branches that change one file are merged, and a check finds nothing until the file is stale', () => {
  const base = Object.fromEntries(Array.from('abcdefgh', id => [id, '1']));
  const layout = { yamlOutputType: YamlOutputType.FILE_PER_APP };
  const { outdir, status } = merge(base, { ...base, a: '2' }, { ...base, h: '2' }, layout);
  expect(status).toBe(0);
  const merged = outputFile('app.k8s.yaml', [readFileSync(join(outdir, 'app.k8s.yaml'), 'utf8')]);
  expect(compareFolder(outdir, [merged]).differences).toEqual([]);
  const again = readFileSync(join(outdir, LIST), 'utf8');
  synth(outdir, { ...base, a: '2', h: '2' }, layout);
  expect(again.match(/app\.k8s/g)).toHaveLength(2);
  expect(readFileSync(join(outdir, LIST), 'utf8')).toContain(`${merged.sha256}  app.k8s.yaml`);
});

describe('the format of the list', () => {
  const list = (outdir: string) => readFileSync(join(outdir, LIST), 'utf8');

  test('can be checked by sha256sum', () => {
    const outdir = newFolder();
    synth(outdir, { a: '1', b: '1' });
    const { status, stdout } = spawnSync('sha256sum', ['-c', LIST], { cwd: outdir, encoding: 'utf8' });
    expect([status, stdout]).toEqual([0, 'a.k8s.yaml: OK\nb.k8s.yaml: OK\n']);
  });

  test('of the first version is read and rewritten', () => {
    const outdir = newFolder();
    synth(outdir, { a: '1', b: '1' });
    const fresh = list(outdir);
    const entries = fresh.match(/^[0-9a-f]{64} .*$/gm)!.map(line => `${line.slice(66)}\n  sha256:${line.slice(0, 64)}\n`);
    writeFileSync(join(outdir, LIST), `# The files that the code wrote here and may replace or remove. Commit it with them.\n${entries.join('')}`);
    expect(compareFolder(outdir, filesOf({ a: '1', b: '1' })).differences).toEqual([]);
    synth(outdir, { a: '1', b: '1' });
    expect(list(outdir)).toBe(fresh);
  });

  test.each([
    ['newer', '# format: vm-fleet-files/3\nx\n', /a newer version of cdk8s-vm-fleet wrote[^]*update cdk8s-vm-fleet/],
    ['foreign', '{"files": ["a.k8s.yaml"]}\n', /is not a list of this library[^]*restore the file from Git/],
  ])('that is %s is reported, and nothing is touched', (_, text, said) => {
    const outdir = newFolder();
    synth(outdir, { a: '1', b: '1' });
    writeFileSync(join(outdir, LIST), text);
    expect(failure(outdir, { a: '2' })).toMatch(/^error FOLDER_LIST_UNKNOWN/);
    expect(failure(outdir, { a: '2' })).toMatch(said);
    expect([files(outdir), list(outdir)]).toEqual([[LIST, 'a.k8s.yaml', 'b.k8s.yaml'], text]);
  });

  test('keeps a path and its hash together, after any union of lines', () => {
    const [one, other] = ['1', '2'].map(digit => digit.repeat(64));
    const { owned } = parseOwnership(`# format: vm-fleet-files/2\n${one}  a\n# format: vm-fleet-files/2\n\n${other}  b\n${other}  a\n${one}\n${one}  ../c\n`);
    expect([...owned].map(([path, hashes]) => [path, [...hashes]])).toEqual([['a', [one, other]], ['b', [other]]]);
  });

  test('does not change existing Git attributes', () => {
    const outdir = newFolder();
    const attributes = join(outdir, '.gitattributes');
    synth(outdir, { a: '1' });
    expect(readFileSync(attributes, 'utf8')).toContain('.vm-fleet-files text eol=lf merge=union');
    writeFileSync(attributes, '');
    synth(outdir, { a: '2' });
    expect(readFileSync(attributes, 'utf8')).toBe('');
    rmSync(attributes);
    synth(outdir, { a: '2' });
    expect(readFileSync(attributes, 'utf8')).toContain('merge=union');
  });
});
