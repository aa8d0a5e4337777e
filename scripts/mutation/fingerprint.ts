import { createHash } from 'crypto';
import { readdirSync, readFileSync } from 'fs';
import { join } from 'path';

/** The folders and files that tests of any folder execute or compare. */
const SHARED = ['src', 'test', 'examples', 'conformance', 'bench', 'scripts', 'package.json', 'jest.config.json', 'tsconfig.json'];

/** Only the tests of this folder read the pages. */
const PAGES = 'docs';

/** A fingerprint for each test file, of everything on which its verdict depends: the source, the files that tests share, and the test file itself. */
export function fingerprintsOf(copy: string): Map<string, string> {
  const files = SHARED.flatMap(name => filesBelow(copy, name));
  const shared = digest(copy, files.filter(file => !isTest(file) && !file.startsWith('scripts/mutation')));
  const pages = digest(copy, filesBelow(copy, PAGES));
  return new Map(files.filter(isTest).map(file => [file, hash([shared, digest(copy, [file]), file.startsWith(`test/${PAGES}/`) ? pages : ''])]));
}

/** The fingerprint of the source, on which the mutants depend. */
export function fingerprintOfSource(copy: string): string {
  return digest(copy, filesBelow(copy, 'src'));
}

function isTest(file: string): boolean {
  return file.startsWith('test/') && file.endsWith('.test.ts');
}

function filesBelow(root: string, name: string): string[] {
  if (name.includes('.')) return [name];
  return readdirSync(join(root, name), { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile()).map(entry => join(entry.parentPath, entry.name).slice(root.length + 1)).sort();
}

function digest(root: string, files: readonly string[]): string {
  return hash(files.map(file => `${file}\n${readFileSync(join(root, file), 'utf8')}`));
}

function hash(texts: readonly string[]): string {
  return createHash('sha256').update(JSON.stringify(texts)).digest('hex').slice(0, 16);
}
