import { readdirSync, readFileSync, statSync } from 'fs';
import { join, relative, sep } from 'path';
import { Prose, proseOfMarkdown, proseOfSource } from './texts';

/** A word of the list in CONTRIBUTING.md that is not to be used. */
export interface Word {
  /** A regular expression, without regard to case, from a word's beginning to a word's end. */
  readonly avoid: string;
  readonly use: string;
}

export const ROOT = join(__dirname, '..', '..');
export const WORDS: readonly Word[] = JSON.parse(readFileSync(join(__dirname, 'words.json'), 'utf8'));

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
const LEFT_OUT = /^(docs\/(api|python|java|go)\/|docs\/field-manifests|src\/model\/calls\/signatures\.ts|src\/.*-data\.ts$)/;

/** Where the prose of the project is. */
export function allProse(): Prose[] {
  const files = ['README.md', 'ARCHITECTURE.md', 'CONTRIBUTING.md', ...filesBelow('docs'), ...filesBelow('src')];
  return files.filter(file => !LEFT_OUT.test(file)).flatMap(file => {
    // The list itself has the words that it replaces.
    const text = readFileSync(join(ROOT, file), 'utf8').replace(/^## Words$[^]*/m, part => file === 'CONTRIBUTING.md' ? '' : part);
    return file.endsWith('.md') ? proseOfMarkdown(file, text) : file.endsWith('.ts') ? proseOfSource(file, text) : [];
  });
}

function filesBelow(folder: string): string[] {
  return readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .map(file => join(folder, file))
    .filter(file => statSync(join(ROOT, file)).isFile())
    .map(file => relative('.', file).split(sep).join('/'))
    .sort();
}

/** What is to be written otherwise, one line each. */
export function complaints(prose: readonly Prose[], words: readonly Word[] = WORDS): string[] {
  const rules = words.map(({ avoid, use }) => ({ pattern: new RegExp(`(?<![\\w-])(?:${avoid})(?![\\w-])`, 'i'), use }));
  return prose.flatMap(({ file, line, text }) => rules.flatMap(({ pattern, use }) => {
    const found = pattern.exec(text);
    return found === null ? [] : [`${file}:${line}: "${found[0]}": write ${use}`];
  }));
}
