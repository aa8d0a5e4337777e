import { readdirSync, readFileSync, statSync } from 'fs';
import { join, relative, sep } from 'path';
import { Prose, proseOfMarkdown, proseOfProgram, proseOfSource } from './texts';
import { Word, wordList } from './words';

export const ROOT = join(__dirname, '..', '..');
export const WORDS = wordList(readFileSync(join(ROOT, 'CONTRIBUTING.md'), 'utf8'));

/** An expression of TypeScript. A finding must not contain one, because its readers may use Python, Go or YAML. */
export const TYPESCRIPT = /\bnew [A-Z]\w*\(|\b[A-Z]\w*\.[a-z]\w*\(|\b[a-z]\w*\.[a-z]\w*\(|\{ ?\.\.\. ?\}|\[\.\.\.\]|\(\{/;

/** Files whose texts are TypeScript programs for users. */
const MESSAGES = /^src\/(?:adopt\/(?:formats|libvirt|adopt|report|secrets)|cli\/(?!init|completion)|assertions|collect|constructs|findings|impact|lint|model|output|platforms|read)/;

/** Texts of the source that contain a TypeScript expression, one line each. */
export function typescriptIn(prose: readonly Prose[]): string[] {
  return prose.filter(({ file, text, isText }) => isText && MESSAGES.test(file) && TYPESCRIPT.test(text))
    .map(({ file, line, text }) => `${file}:${line}: ${text}`);
}

/** Generated files, and texts of other authors. */
const LEFT_OUT = /^(docs\/(?:api|python|java|go)\/|docs\/field-manifests|src\/model\/calls\/signatures\.ts|test\/support\/signatures\.ts|src\/.*-data\.ts$|.*\/(?:dist|imports|node_modules)\/)/;
const FOLDERS = ['docs', 'src', 'examples', 'test', 'scripts', 'conformance', 'bench'];

/** The files with the project's prose. */
export function allProse(): Prose[] {
  const files = ['README.md', 'ARCHITECTURE.md', 'CONTRIBUTING.md', ...FOLDERS.flatMap(filesBelow)];
  return files.filter(file => !LEFT_OUT.test(file)).flatMap(file => {
    // The word list contains the phrases that it replaces.
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

/** Phrases to replace, one line each. Text in quotes is ignored. */
export function complaints(prose: readonly Prose[], words: readonly Word[] = WORDS): string[] {
  const rules = words.map(({ pattern, use }) => ({ pattern: new RegExp(pattern, 'gi'), use }));
  // Almost no text has a phrase, so one search for all phrases saves most of the time.
  const any = new RegExp(words.map(({ pattern }) => pattern).join('|'), 'i');
  return prose.filter(({ text }) => any.test(text)).flatMap(({ file, line, text }) => (
    rules.flatMap(({ pattern, use }) => [...text.matchAll(pattern)].map(found => {
      const at = line + text.slice(0, found.index).split('\n').length - 1;
      return `${file}:${at}: "${found[0]}": write ${use}`;
    }))
  ));
}
