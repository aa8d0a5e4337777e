import { Block, blocksOf, isCode, isErrorPage, isProgram, isTest, pages } from '../../test/docs/markdown';

/** A TypeScript block of a page, and its id in lists. */
export interface Snippet {
  readonly key: string;
  readonly block: Block;
}

/** The TypeScript blocks of a page, by line. Ids stay the same if other blocks are added before them. */
export function keysOf(page: string): ReadonlyMap<number, string> {
  const count = new Map<string, number>();
  return new Map(blocksOf(page).filter(isCode).map(({ code, line }) => {
    const lines = code.split('\n').map(each => each.trim()).filter(each => each !== '' && each !== '}' && !/^(\/\/|import |const (app|chart|prod) = )/.test(each));
    const first = lines[0] ?? code;
    count.set(first, (count.get(first) ?? 0) + 1);
    const nth = count.get(first)!;
    return [line, `${page}: ${first}${nth > 1 ? ` (${nth})` : ''}`];
  }));
}

/** The pages that exist in each language: all but the reference and the pages of codes, whose examples are variants of one machine. */
export function translatedPages(): string[] {
  return pages().filter(page => !/^docs\/(?:api|decisions)\//.test(page) && !isErrorPage(page));
}

/** The snippets of these pages, without jest tests. */
export function snippets(): Snippet[] {
  return translatedPages().flatMap(page => {
    const keys = keysOf(page);
    return blocksOf(page).filter(isCode).map(block => ({ key: keys.get(block.line)!, block }));
  }).filter(({ block }) => !isTest(block));
}

/** TypeScript lines that define what a fragment uses without declaring it. */
export function takenForGranted(block: Block): string[] {
  if (isProgram(block)) return [];
  const declares = (name: string) => new RegExp(`^const ${name} = `, 'm').test(block.code);
  return [
    ...declares('app') ? [] : ['const app = new FleetApp();'],
    ...declares('chart') || declares('app') && !/\bchart\b/.test(block.code) ? [] : ['const chart = new FleetChart(app, \'prod\', { platform: Platform.hikube() });'],
  ];
}
