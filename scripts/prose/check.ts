import { readdirSync, readFileSync, statSync } from 'fs';
import { join, relative, sep } from 'path';
import { Prose, proseOfMarkdown, proseOfProgram, proseOfSource } from './texts';
import { Word, wordList } from './words';

export const ROOT = join(__dirname, '..', '..');
export const WORDS = wordList(readFileSync(join(ROOT, 'CONTRIBUTING.md'), 'utf8'));

/** An expression that only TypeScript has, which a finding must not have: its readers may write Python, Go or YAML. */
export const TYPESCRIPT = /\bnew [A-Z]\w*\(|\b[A-Z]\w*\.[a-z]\w*\(|\b[a-z]\w*\.[a-z]\w*\(|\{ ?\.\.\. ?\}|\[\.\.\.\]|\(\{/;

/** Where texts are not TypeScript programs that we write for others. */
const MESSAGES = /^src\/(?:adopt\/(?:formats|libvirt|adopt|report|secrets)|cli\/(?!init|completion)|assertions|collect|constructs|findings|impact|lint|model|output|platforms|read)/;

/** The texts of the source that are an expression in TypeScript, one line each. */
export function typescriptIn(prose: readonly Prose[]): string[] {
  return prose.filter(({ file, text, isText }) => isText && MESSAGES.test(file) && TYPESCRIPT.test(text))
    .map(({ file, line, text }) => `${file}:${line}: ${text}`);
}

/** Generated, or what others wrote. */
const LEFT_OUT = /^(docs\/(?:api|python|java|go)\/|docs\/field-manifests|src\/model\/calls\/signatures\.ts|test\/support\/signatures\.ts|src\/.*-data\.ts$|.*\/(?:dist|imports|node_modules)\/)/;
const FOLDERS = ['docs', 'src', 'examples', 'test', 'scripts', 'conformance', 'bench'];

/** Where the prose of the project is. */
export function allProse(): Prose[] {
  const files = ['README.md', 'ARCHITECTURE.md', 'CONTRIBUTING.md', ...FOLDERS.flatMap(filesBelow)];
  return files.filter(file => !LEFT_OUT.test(file)).flatMap(file => {
    // The list itself has the words that it replaces.
    const text = () => readFileSync(join(ROOT, file), 'utf8').replace(/^## Words$[^]*/m, part => file === 'CONTRIBUTING.md' ? '' : part);
    if (file.endsWith('.md')) return proseOfMarkdown(file, text());
    if (file.endsWith('.ts')) return proseOfSource(file, text());
    return /^examples\/.*\.(?:py|go|java)$/.test(file) ? proseOfProgram(file, text()) : [];
  });
}

function filesBelow(folder: string): string[] {
  return readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .map(file => join(folder, file))
    .filter(file => statSync(join(ROOT, file)).isFile())
    .map(file => relative('.', file).split(sep).join('/'))
    .sort();
}

/** What is to be written otherwise, one line each. A text in quotes is what others wrote. */
export function complaints(prose: readonly Prose[], words: readonly Word[] = WORDS): string[] {
  const rules = words.map(({ pattern, use }) => ({ pattern: new RegExp(pattern, 'gi'), use }));
  return prose.flatMap(({ file, line, text }) => rules.flatMap(({ pattern, use }) => [...text.matchAll(pattern)].map(found => {
    const at = line + text.slice(0, found.index).split('\n').length - 1;
    return `${file}:${at}: "${found[0]}": write ${use}`;
  })));
}
