import { readdirSync, readFileSync } from 'fs';
import { join, relative, sep } from 'path';
import * as ts from 'typescript';

const SRC = join(__dirname, '..', 'src');

/** The folders of `src`. Each imports only earlier ones; the index is the public interface of the package. */
const ORDER = ['findings', 'model', 'platforms', 'read', 'collect', 'output', 'constructs', 'impact', 'assertions', 'index', 'lint', 'adopt', 'report', 'cli'];

/** The imports of a file from later folders, as `model/a.ts -> output/b`. Types and `require` count. */
function backwards(file: string, text: string): string[] {
  const [folder] = file.split('/');
  // Files directly in `src` are the public interface of the package.
  if (folder === file) return [];
  return ts.preProcessFile(text, true, true).importedFiles.filter(({ fileName }) => fileName.startsWith('.')).flatMap(({ fileName }) => {
    const imported = relative(SRC, join(SRC, file, '..', fileName)).replaceAll(sep, '/');
    // Types of the generated objects.
    if (imported.startsWith('../imports/')) return [];
    const [target] = imported.split('/');
    return ORDER.includes(target) && ORDER.indexOf(target) <= ORDER.indexOf(folder) ? [] : [`${file} -> ${imported}`];
  });
}

const files = readdirSync(SRC, { recursive: true, encoding: 'utf8' }).filter(file => file.endsWith('.ts')).map(file => file.replaceAll(sep, '/')).sort();

test('the layers list each folder of src', () => {
  expect([...new Set(files.filter(file => file.includes('/')).map(file => file.split('/')[0]))].sort()).toEqual(ORDER.filter(each => each !== 'index').sort());
});

test('no import points from a lower to a higher layer', () => {
  expect(files.flatMap(file => backwards(file, readFileSync(join(SRC, file), 'utf8')))).toEqual([]);
});

test.each([
  ['import { a } from \'../../output/yaml/library\';', ['model/user-data/a.ts -> output/yaml/library']],
  ['import type { A } from \'../../constructs/a\';', ['model/user-data/a.ts -> constructs/a']],
  ['type A = typeof import(\'../../cli/a\');', ['model/user-data/a.ts -> cli/a']],
  ['function load() { return require(\'../../output/a\'); }', ['model/user-data/a.ts -> output/a']],
  ['export * from \'../../collect/a\';', ['model/user-data/a.ts -> collect/a']],
  ['import { a } from \'../..\';', ['model/user-data/a.ts -> ']],
  ['import { a } from \'../../index\';', ['model/user-data/a.ts -> index']],
  ['import { a } from \'../../findings/a\'; import { b } from \'../b\'; import { c } from \'./c\'; import { d } from \'cdk8s\';', []],
  ['import type { A } from \'../../../imports/cdi.kubevirt.io\';', []],
])('%s is found', (text, expected) => {
  expect(backwards('model/user-data/a.ts', text)).toEqual(expected);
});
