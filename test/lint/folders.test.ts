import { mkdirSync, mkdtempSync, readdirSync, realpathSync, symlinkSync, writeFileSync, existsSync } from 'fs';
import { tmpdir } from 'os';
import { dirname, join } from 'path';
import { machine, short } from './lint-text';
import { unitsOnDisk } from '../../src/lint/input/units';
import { lint } from '../../src/lint/lint';
import { ROOT } from '../support/child';

function folder(files: Readonly<Record<string, string>>): string {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'vm-fleet-lint-')));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  return root;
}

/** The findings about schemas and files of a folder. */
function found(root: string, path = root): string[] {
  return lint(unitsOnDisk(path)).findings.filter(({ code }) => code.startsWith('MANIFEST_')).map(each => `${each.file.slice(root.length + 1)} ${short(each)}`);
}

const wrong = machine('      volume: 1\n');
const LINE = 'MANIFEST_FIELD_UNKNOWN 31 spec.template.spec.volume';

test('all manifests of a folder are checked together', () => {
  const root = folder({ 'a/one.yaml': wrong, 'two.yml': wrong.replace('web', 'b'), 'three.json': JSON.stringify({ apiVersion: 'kubevirt.io/v1', kind: 'VirtualMachine', metadata: { name: 'c' } }), 'notes.txt': '[', '.git/x.yaml': '[' });
  expect(found(root)).toEqual([`a/one.yaml ${LINE}`, 'three.json MANIFEST_FIELD_MISSING 1', `two.yml ${LINE}`]);
});

test('a kustomization reads the files that it lists', () => {
  const root = folder({ 'kustomization.yaml': 'resources:\n- a.yaml\n- sub\n', 'a.yaml': wrong, 'b.yaml': wrong, 'sub/kustomization.yaml': 'resources: [c.yaml]\n', 'sub/c.yaml': wrong.replace('web', 'c') });
  expect(found(root)).toEqual([`a.yaml ${LINE}`, `sub/c.yaml ${LINE}`]);
});

test('other features of a kustomization are reported, and patches are not manifests', () => {
  const root = folder({
    'base/kustomization.yaml': 'resources: [vm.yaml]\n', 'base/vm.yaml': wrong, 'prod/kustomization.yaml': 'resources: [../base, https://example.com/x]\npatches:\n- path: patch.yaml\n',
    'prod/patch.yaml': 'apiVersion: kubevirt.io/v1\nkind: VirtualMachine\nmetadata: { name: web }\n', 'test/kustomization.yaml': 'resources: [../base]\n',
  });
  expect(found(root)).toEqual([`base/vm.yaml ${LINE}`, 'prod/kustomization.yaml MANIFEST_KUSTOMIZE 1', 'prod/kustomization.yaml MANIFEST_KUSTOMIZE 2']);
});

test('a kustomization that lists itself, a missing file, and a file outside of its folder', () => {
  const root = folder({ 'k/kustomization.yaml': 'resources: [../k, gone.yaml, ../secret.yaml, link.yaml, /dev/zero]\n', 'secret.yaml': 'kind: Secret\n' });
  symlinkSync(join(root, 'secret.yaml'), join(root, 'k', 'link.yaml'));
  expect(lint(unitsOnDisk(join(root, 'k'))).findings.map(({ message }) => message)).toEqual([
    expect.stringContaining('../secret.yaml, a file outside'), expect.stringContaining('/dev/zero, which is not a file'),
    expect.stringContaining('gone.yaml, which does not exist'), expect.stringContaining('link.yaml, a file outside'),
  ]);
});

test('a link to a file is read, as in a mounted ConfigMap, and a link to a folder is not followed', () => {
  const root = folder({ '..2026/vm.yaml': wrong, 'elsewhere/b.yaml': wrong.replace('web', 'b') });
  symlinkSync('..2026', join(root, '..data'));
  symlinkSync('..data/vm.yaml', join(root, 'vm.yaml'));
  symlinkSync('elsewhere', join(root, 'again'));
  expect(found(root)).toEqual([`elsewhere/b.yaml ${LINE}`, `vm.yaml ${LINE}`]);
});

test('a link without a target is an error if it has the name of a manifest', () => {
  const root = folder({ 'a.yaml': machine() });
  symlinkSync('gone', join(root, 'socket'));
  expect(found(root)).toEqual([]);
  symlinkSync('gone.yaml', join(root, 'b.yaml'));
  expect(() => unitsOnDisk(root)).toThrow('"b.yaml" is a symbolic link to a file that does not exist');
});

test('a folder without manifests is an error, because a check of nothing is probably a wrong path', () => {
  const root = folder({ 'linked/a.yaml': machine(), 'other/notes.txt': 'a', 'empty/b.yaml': '# nothing\n' });
  symlinkSync('../linked', join(root, 'other', 'machines'));
  expect(() => unitsOnDisk(join(root, 'other'))).toThrow(/other" has no manifests: .*follows no symbolic links to folders/);
  expect(found(join(root, 'empty'))).toEqual([]);
});

test('an object in two files is reported, with the place of the other one', () => {
  const root = folder({ 'a.yaml': machine(), 'b.yaml': machine() });
  expect(found(root)).toEqual(['b.yaml MANIFEST_TWICE 4 metadata.name']);
});

const examples = readdirSync(join(ROOT, 'examples')).filter(name => existsSync(join(ROOT, 'examples', name, 'dist')));

test.each(examples)('the manifests of example %s have no finding', name => {
  const { findings, files } = lint(unitsOnDisk(join(ROOT, 'examples', name, 'dist')));
  expect(files).toBeGreaterThan(0);
  // One example has the same fleet for several clusters in one folder.
  expect(findings.filter(({ code }) => code.startsWith('MANIFEST_') && code !== 'MANIFEST_TWICE').map(short)).toEqual([]);
});
