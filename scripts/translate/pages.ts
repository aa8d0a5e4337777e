import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'fs';
import { join, posix } from 'path';
import { translatedPages } from './blocks';
import { pageOf } from './programs';
import type { Language } from './rosetta';
import { ROOT, textOf } from '../../test/docs/markdown';

const NAMES: Readonly<Record<Language, string>> = { python: 'Python', java: 'Java', go: 'Go' };

/** The address of the repository's files, which packages do not contain. */
const PAGES = `${JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')).repository.url.replace(/\.git$/, '')}/blob/main/`;

/** A block of a page, and the code that replaces it. */
interface Replaced {
  readonly block: { readonly page: string; readonly line: number; readonly code: string };
  readonly code: string;
}

/** Writes all pages in a language, with translated code where the translation compiles. */
export function writePages(language: Language, all: readonly Replaced[]): void {
  const folder = join(ROOT, 'docs', language);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder);
  for (const page of translatedPages()) {
    writeFileSync(join(ROOT, pageOf(language, page)), pageIn(language, page, all.filter(({ block }) => block.page === page)));
  }
}

/** The text of a page in a language. */
export function pageIn(language: Language, page: string, all: readonly Replaced[]): string {
  const pages = new Set(translatedPages());
  const lines = textOf(page).split('\n');
  for (const { block, code } of [...all].reverse()) {
    const [indent] = /^ */.exec(lines[block.line - 1])!;
    lines.splice(block.line - 1, block.code.split('\n').length + 2, ...['```' + language, ...code.split('\n'), '```'].map(line => line === '' ? line : `${indent}${line}`));
  }
  const text = lines.join('\n').replace(/(\]\()([^)#\s]+)/g, (link, open: string, target: string) => {
    if (/^[a-z]+:/.test(target)) return link;
    const file = posix.join(posix.dirname(page), target);
    // The registry of the language shows this page, so its links are absolute.
    if (page === 'README.md') return `${open}${PAGES}${pages.has(file) ? posix.join('docs', language, posix.basename(file)) : file}`;
    if (file === 'README.md') return `${open}package.md`;
    return pages.has(file) ? link : `${open}${posix.relative(posix.join('docs', language), file)}`;
  });
  const [title, ...rest] = text.split('\n');
  const note = `<!-- Generated from ${page}: npm run translate -->`;
  const left = rest.some(line => /^ *```ts\b/.test(line)) ? [`Code that is in TypeScript here has no translation to ${NAMES[language]}, or is part of a project in TypeScript.`, ''] : [];
  return [title, '', note, '', ...left, ...rest.slice(rest[0] === '' ? 1 : 0)].join('\n');
}
