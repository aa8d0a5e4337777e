import { linkOf } from './links';
import { examples, LANGUAGES, textOf } from './sources';

export interface Item {
  readonly text: string;
  readonly link?: string;
  readonly items?: readonly Item[];
}

const BACK = { text: 'All pages', items: [{ text: 'By task', link: '/contents' }] };

/** The lists of pages in the sidebar, by path prefix. */
export function sidebars(): Record<string, readonly Item[]> {
  const gallery = { text: 'Examples', link: '/examples/', items: examples().map(name => ({ text: name, link: `/examples/${name}` })) };
  const ofAll = { text: 'Examples', items: [{ text: 'All examples', link: '/examples/' }] };
  const languages = Object.keys(LANGUAGES).map(language => [`/${language}/`, [...sections(`docs/${language}/README.md`), ofAll]] as const);
  return Object.fromEntries<readonly Item[]>([
    ...languages,
    ['/errors', [BACK, ...sections('docs/errors.md')]],
    ['/examples/', [BACK, gallery]],
    ['/', [...sections('docs/README.md'), ofAll]],
  ]);
}

/** The links under a heading of a page: the first link of each item or row. */
function sections(page: string): Item[] {
  return textOf(page).split(/^## /m).slice(1).map(section => {
    const [heading] = section.split('\n');
    const links = [...section.matchAll(/^(?:- |\| )\[([^\]]+)\]\(([^)]+\.md)\)/gm)];
    const items = links.map(([, text, target]) => ({ text: text.replace(/`/g, ''), link: linkOf(page, target).replace(/(index)?\.md$/, '') }));
    return { text: heading, items };
  }).filter(({ items }) => items.length > 0);
}
