import { readdirSync, readFileSync } from 'fs';
import { join, relative, sep } from 'path';
import * as ts from 'typescript';

const SRC = join(__dirname, '..', 'src');

/** The folders of `src`. Each imports only earlier ones; the index is the public interface of the package. */
const ORDER = ['findings', 'model', 'platforms', 'read', 'collect', 'output', 'constructs', 'impact', 'assertions', 'index', 'lint', 'adopt', 'report', 'cli'];

/** The relative imports in a text. Types and `require` count. */
function importsIn(text: string): string[] {
  return ts.preProcessFile(text, true, true).importedFiles.map(({ fileName }) => fileName).filter(name => name.startsWith('.'));
}

/** The path of an import, in `src`. */
function pathOf(file: string, name: string): string {
  return relative(SRC, join(SRC, file, '..', name)).replaceAll(sep, '/');
}

/** The imports of a file from later folders, as `model/a.ts -> output/b`. */
function backwards(file: string, names: readonly string[]): string[] {
  const [folder] = file.split('/');
  // Files directly in `src` are the public interface of the package.
  if (folder === file) return [];
  return names.flatMap(name => {
    const imported = pathOf(file, name);
    // Types of the generated objects.
    if (imported.startsWith('../imports/')) return [];
    const [target] = imported.split('/');
    return ORDER.includes(target) && ORDER.indexOf(target) <= ORDER.indexOf(folder) ? [] : [`${file} -> ${imported}`];
  });
}

/** The files of `src` that a file imports. */
function filesOf(file: string, names: readonly string[]): string[] {
  return names.map(name => pathOf(file, name)).flatMap(path => [`${path}.ts`, `${path}/index.ts`].filter(each => imports.has(each)));
}

/** Groups of files that reach each other. */
function circlesOf(graph: ReadonlyMap<string, readonly string[]>): string[][] {
  const reached = new Map([...graph.keys()].map(file => [file, reachedFrom(file, graph)]));
  const circles = [...graph.keys()].map(file => [...reached.get(file)!].filter(other => reached.get(other)!.has(file)).sort());
  return [...new Map(circles.filter(circle => circle.length > 1).map(circle => [circle.join(), circle])).values()];
}

function reachedFrom(file: string, graph: ReadonlyMap<string, readonly string[]>): Set<string> {
  const found = new Set<string>();
  for (const next of graph.get(file)!) visit(next);
  return found;

  function visit(at: string): void {
    if (found.has(at)) return;
    found.add(at);
    graph.get(at)!.forEach(visit);
  }
}

const files = readdirSync(SRC, { recursive: true, encoding: 'utf8' }).filter(file => file.endsWith('.ts')).map(file => file.replaceAll(sep, '/')).sort();
const imports = new Map(files.map(file => [file, importsIn(readFileSync(join(SRC, file), 'utf8'))]));

test('the layers list each folder of src', () => {
  expect([...new Set(files.filter(file => file.includes('/')).map(file => file.split('/')[0]))].sort()).toEqual(ORDER.filter(each => each !== 'index').sort());
});

test('no import points from a lower to a higher layer', () => {
  expect(files.flatMap(file => backwards(file, imports.get(file)!))).toEqual([]);
});

/** An interface and the class of its property, as in the AWS CDK. */
const CONNECTABLE = ['connections', 'traffic-peer-reference', 'traffic-peer'].map(name => `constructs/isolation/${name}.ts`).concat('constructs/machine/machine-selector.ts');

test('no files import each other in a circle, not even types', () => {
  expect(circlesOf(new Map(files.map(file => [file, filesOf(file, imports.get(file)!)])))).toEqual([CONNECTABLE]);
});

test('a circle is found, with its files only', () => {
  expect(circlesOf(new Map([['a', ['b']], ['b', ['c', 'd']], ['c', ['a']], ['d', []], ['e', ['a']], ['f', ['g']], ['g', ['f']]]))).toEqual([['a', 'b', 'c'], ['f', 'g']]);
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
  expect(backwards('model/user-data/a.ts', importsIn(text))).toEqual(expected);
});
