import { Block, blocksOf, isCode, isErrorPage, isProgram, isTest, pages } from '../../test/docs/markdown';

/** A block of TypeScript of a page, and what it is called in lists. */
export interface Snippet {
  readonly key: string;
  readonly block: Block;
}

/** The blocks of TypeScript of a page, by the line of each: what they are called stays the same when others are added before them. */
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

/** The pages that are there in each language: all but the reference, and the pages of codes, whose examples are variants of one machine. */
export function translatedPages(): string[] {
  return pages().filter(page => !/^docs\/(?:api|decisions)\//.test(page) && !isErrorPage(page));
}

/** The snippets of these pages that are not tests of jest. */
export function snippets(): Snippet[] {
  return translatedPages().flatMap(page => {
    const keys = keysOf(page);
    return blocksOf(page).filter(isCode).map(block => ({ key: keys.get(block.line)!, block }));
  }).filter(({ block }) => !isTest(block));
}

/** What a fragment takes for granted and does not declare itself: lines of TypeScript. */
export function takenForGranted(block: Block): string[] {
  if (isProgram(block)) return [];
  const declares = (name: string) => new RegExp(`^const ${name} = `, 'm').test(block.code);
  return [
    ...declares('app') ? [] : ['const app = new FleetApp();'],
    ...declares('chart') || declares('app') && !/\bchart\b/.test(block.code) ? [] : ['const chart = new FleetChart(app, \'prod\', { platform: Platform.hikube() });'],
  ];
}
