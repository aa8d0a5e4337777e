import { existsSync, readdirSync } from 'fs';
import { dirname, join } from 'path';
import { ROOT, textOf } from './markdown';
import { translatedPages } from '../../scripts/translate/blocks';
import { pageIn } from '../../scripts/translate/pages';
import { pageOf, shown } from '../../scripts/translate/programs';
import type { Language } from '../../scripts/translate/rosetta';

const PAGES = 'https://github.com/cdk8s-vm-fleet/cdk8s-vm-fleet/blob/main/';
const LEAST = { python: 75, java: 75, go: 65 };

/** Whether a page differs from the translation of its TypeScript page, as far as its text shows. */
function isStale(language: Language, page: string): boolean {
  if (!existsSync(join(ROOT, pageOf(language, page)))) return true;
  try {
    return textOf(pageOf(language, page)) !== pageIn(language, page, shown(language, page));
  } catch {
    return true;
  }
}

describe.each(['python', 'java', 'go'] as const)('the pages in %s', language => {
  const pages = translatedPages();

  test('are up to date with the pages in TypeScript', () => {
    const expected = pages.map(page => pageOf(language, page).split('/').pop());
    const others = readdirSync(join(ROOT, 'docs', language)).filter(file => !expected.includes(file));
    const stale = [...pages.filter(page => isStale(language, page)).map(page => pageOf(language, page)), ...others.map(file => `docs/${language}/${file}`)];
    if (stale.length > 0) throw new Error(`stale, make them again by \`npm run translate\` (after \`npx projen compile\`):\n${stale.join('\n')}`);
  });

  test('show most code in this language', () => {
    expect(pages.flatMap(page => shown(language, page)).length).toBeGreaterThanOrEqual(LEAST[language]);
  });

  test('link to existing files; the page of the package links only to URLs', () => {
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
