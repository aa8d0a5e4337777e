import { deadLinks } from '../../scripts/website/dead-links';
import { linkOf, withLinks } from '../../scripts/website/links';
import { pageFrom } from '../../scripts/website/pages';
import { Item, sidebars } from '../../scripts/website/sidebar';
import { pageOf, sources } from '../../scripts/website/sources';

const FILES = 'https://github.com/cdk8s-vm-fleet/cdk8s-vm-fleet/blob/main/';

test.each([
  ['docs/first-fleet.md', 'errors.md#names', '/errors.md#names'],
  ['docs/errors/NAME_INVALID.md', '../errors.md#the-examples', '/errors.md#the-examples'],
  ['docs/python/errors.md', '../errors/NAME_INVALID.md', '/errors/NAME_INVALID.md'],
  // The pages of a language lead to its own reference.
  ['docs/python/first-fleet.md', '../api/machine.md#fleet', '/python/api/machine.md#fleet'],
  ['docs/first-fleet.md', 'api/machine.md#fleet', '/api/machine.md#fleet'],
  ['docs/first-fleet.md', `${FILES}README.md#why`, '/index.md#why'],
  ['docs/README.md', `${FILES}docs/python/README.md`, '/python/contents.md'],
  ['README.md', `${FILES}examples/quick-start/kubevirt.ts`, '/examples/quick-start.md'],
  ['README.md', 'docs/quick-start.svg', '/pictures/quick-start.svg'],
  // Files that are not pages of the site link to the repository.
  ['CONTRIBUTING.md', 'test/docs/snippets.test.ts', `${FILES}test/docs/snippets.test.ts`],
  ['README.md', 'https://kubevirt.io', 'https://kubevirt.io'],
  ['docs/changes.md', '#use-in-ci', '#use-in-ci'],
])('a link in %s to %s is %s in the site', (source, target, link) => {
  expect(linkOf(source, target)).toBe(link);
});

test('links in code are unchanged', () => {
  const text = ['[a](b.md) and `[a](b.md)`, [`code`](c.md)', '```ts', 'links[0](here)', '[a](b.md)', '```', '[a](b.md)'].join('\n');
  expect(withLinks('docs/x.md', text)).toBe(['[a](/b.md) and `[a](b.md)`, [`code`](/c.md)', '```ts', 'links[0](here)', '[a](b.md)', '```', '[a](/b.md)'].join('\n'));
});

test('a page leads to the same page in the other languages, where there is one', () => {
  const all = new Set(sources().map(source => pageOf(source)!));
  expect(pageFrom('docs/go/pools.md', all).text).toContain('[TypeScript](/pools.md) · [Python](/python/pools.md) · [Java](/java/pools.md) · **Go**');
  expect(pageFrom('docs/errors/NAME_INVALID.md', all).text).not.toContain('other languages');
});

test('each source becomes one page', () => {
  const pages = sources().map(source => pageOf(source));
  expect(pages).not.toContain(undefined);
  expect(new Set(pages).size).toBe(pages.length);
});

test('the sidebars have each page by task, each code and each example once', () => {
  const links = (items: readonly Item[]): string[] => items.flatMap(({ link = [], items: below = [] }) => [link, links(below)].flat());
  const shown = (folder: string) => links(sidebars()[folder]).filter(link => link !== '/contents').sort();
  const linkTo = (source: string) => `/${pageOf(source)!.replace(/(index)?\.md$/, '')}`;
  const pages = (pattern: RegExp) => sources().filter(source => pattern.test(source)).map(linkTo).sort();
  expect(shown('/errors')).toEqual(pages(/^docs\/errors\//));
  expect(shown('/')).toEqual([...pages(/^docs\/((?!README)[^/]+|(api|decisions)\/README)\.md$/), '/examples/'].sort());
  expect(shown('/python/').filter(link => link.startsWith('/python/'))).toEqual([...pages(/^docs\/python\/(?!README|package)[^/]+\.md$/), '/python/api/'].sort());
  expect(shown('/examples/')).toContain('/examples/quick-start');
});

test('a link to a missing page or heading is reported as dead', () => {
  const site = new Map([
    ['/a.html', '<h2 id="here"></h2><a href="/b">b</a><a href="/b.html#there">b</a><a href="#here">a</a><a href="https://kubevirt.io">k</a><img src="/x.svg">'],
    ['/b.html', '<h2 id="there"></h2><a href="/c">c</a><a href="a#gone">a</a><a href="/errors/">e</a><img src="/y.svg">'],
  ]);
  expect(deadLinks(site, path => path === '/x.svg')).toEqual(['/b.html: /c', '/b.html: a#gone', '/b.html: /errors/', '/b.html: /y.svg']);
});
