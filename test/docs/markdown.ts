import { existsSync, readdirSync, readFileSync } from 'fs';
import { join } from 'path';

export const ROOT = join(__dirname, '..', '..');

/** A fenced block of a page. */
export interface Block {
  /** The page, relative to the root of the repository. */
  readonly page: string;
  /** Line of the opening fence, from 1. The first line of `code` is the next one. */
  readonly line: number;
  /** The heading above it, without markup. */
  readonly section: string;
  readonly language: string;
  /** `title=...` of the info string: the file that the reader creates. */
  readonly title?: string;
  readonly code: string;
  /** Blocks of YAML and text in the same section, with only prose in between: the expected output. */
  readonly output: readonly Block[];
}

/** README.md and all TypeScript pages in docs/. The folders of other languages are generated from them. */
export function pages(): string[] {
  const docs = readdirSync(join(ROOT, 'docs'), { recursive: true, encoding: 'utf8' }).filter(file => file.endsWith('.md') && !/^(python|java|go)\//.test(file)).sort();
  return ['README.md', ...docs.map(file => `docs/${file}`)].filter(page => existsSync(join(ROOT, page)));
}

export function textOf(page: string): string {
  return readFileSync(join(ROOT, page), 'utf8');
}

/** The blocks of a page, without those that are the output of another block. */
export function blocksOf(page: string): Block[] {
  const lines = textOf(page).split('\n');
  const blocks: (Block & { output: Block[] })[] = [];
  let printer: { output: Block[] } | undefined;
  let section = '';
  for (let i = 0; i < lines.length; i++) {
    const fence = /^( *)(`{3,})(\S*) *(.*)$/.exec(lines[i]);
    if (!fence) {
      if (lines[i].startsWith('#')) {
        printer = undefined;
        section = lines[i].replace(/^#+ /, '');
      }
      continue;
    }
    const [, indent, ticks, language, info] = fence;
    const end = lines.findIndex((line, at) => at > i && line.trim() === ticks);
    if (end < 0) throw new Error(`${page}:${i + 1}: the block has no end`);
    const code = lines.slice(i + 1, end).map(line => line.startsWith(indent) ? line.slice(indent.length) : line).join('\n');
    const block = { page, line: i + 1, section, language, title: /title="?([^\s"]+)/.exec(info)?.[1], code, output: [] };
    if (printer && block.title === undefined && (language === 'yaml' || language === 'text')) {
      printer.output.push(block);
    } else {
      blocks.push(block);
      printer = isCode(block) ? block : undefined;
    }
    i = end;
  }
  return blocks;
}

export function isCode({ language }: Block): boolean {
  return language === 'ts' || language === 'typescript';
}

/** A block of jest tests, which cannot run inside of another test. */
export function isTest({ code }: Block): boolean {
  return /^(test|it|describe)\(/m.test(code);
}

/** A block with imports is a program. A block without is a fragment that needs a prelude. */
export function isProgram({ code }: Block): boolean {
  return /^import /m.test(code);
}

/** A page of a code. The tests of the codes run its examples. */
export function isErrorPage(page: string): boolean {
  return page.startsWith('docs/errors/');
}

/** In the format that editors and terminals link. */
export function placeOf({ page, line }: Block): string {
  return `${page}:${line}`;
}

/** The file of a block, in a folder of its page. */
export function fileOf(block: Block): string {
  return block.title ?? `line-${block.line}${isTest(block) ? '.test' : ''}.ts`;
}
