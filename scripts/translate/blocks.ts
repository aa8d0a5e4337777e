import { Block, blocksOf, isCode, isErrorPage, isProgram, isTest, pages } from '../../test/docs/markdown';

/** A block of TypeScript of a page, and what it is called in lists: its page, and which of its blocks it is. */
export interface Snippet {
  readonly key: string;
  readonly block: Block;
}

/** The pages that are there in each language: all but the reference, and the pages of codes, whose examples are variants of one machine. */
export function translatedPages(): string[] {
  return pages().filter(page => !page.startsWith('docs/api/') && !isErrorPage(page));
}

/** The snippets of these pages that are not tests of jest. */
export function snippets(): Snippet[] {
  return translatedPages().flatMap(page => blocksOf(page).filter(isCode)
    .map((block, at) => ({ key: `${page}#${at + 1}`, block }))
    .filter(({ block }) => !isTest(block)));
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
