import { existsSync, readdirSync } from 'fs';
import { dirname, join } from 'path';
import { ROOT, textOf } from './markdown';
import { translatedPages } from '../../scripts/translate/blocks';
import { pageIn } from '../../scripts/translate/pages';
import { pageOf, shown } from '../../scripts/translate/programs';

const PAGES = 'https://github.com/cdk8s-vm-fleet/cdk8s-vm-fleet/blob/main/';
const LEAST = { python: 75, java: 75, go: 65 };

describe.each(['python', 'java', 'go'] as const)('the pages in %s', language => {
  const pages = translatedPages();

  test('are there, with the text of the pages in TypeScript', () => {
    expect(readdirSync(join(ROOT, 'docs', language)).sort()).toEqual(pages.map(page => pageOf(language, page).split('/').pop()).sort());
    for (const page of pages) expect(textOf(pageOf(language, page))).toBe(pageIn(language, page, shown(language, page)));
  });

  test('show most code in this language', () => {
    expect(pages.flatMap(page => shown(language, page)).length).toBeGreaterThanOrEqual(LEAST[language]);
  });

  test('link to files that are there, and the page of the package to addresses only', () => {
    for (const page of pages) {
      const file = pageOf(language, page);
      for (const [, target] of textOf(file).matchAll(/\]\(([^)#\s]+)[^)]*\)/g)) {
        if (page === 'README.md') expect(target).toMatch(/^https:/);
        const linked = target.startsWith(PAGES) ? target.slice(PAGES.length) : /^[a-z]+:/.test(target) ? file : join(dirname(file), target);
        expect({ file, target, there: existsSync(join(ROOT, linked)) }).toEqual({ file, target, there: true });
      }
    }
  });
});
