import { existsSync } from 'fs';
import { dirname, join } from 'path';
import { jestFailure } from './jest-run';
import { Block, blocksOf, isCode, isErrorPage, isTest, pages, placeOf, ROOT, textOf } from './markdown';
import { run } from './run';
import { typeErrors } from './type-check';

const all = pages().map(page => ({ page, blocks: blocksOf(page) }));

/** The output of a synthesis without findings: two lines that a page need not show. */
const SUMMARY = /^\d+ machines?, \d+ disks?, \d+ charts?(, \d+ overlays?)?\ndist: [^\n]+ s\n$/;

/** The time and the number of files, which vary. */
const FOLDER = /\ndist: [^\n]+ s\n$/;

const outputs = ({ output }: Block, language: string) => output.filter(block => block.language === language);

/** The URL of this repository's files. */
const PAGES = 'https://github.com/cdk8s-vm-fleet/cdk8s-vm-fleet/blob/main/';

/** The links to files, with the path of each file. */
function links(): { page: string; target: string; file: string }[] {
  return all.flatMap(({ page }) => [...textOf(page).matchAll(/\]\(([^)#\s]+)[^)]*\)/g)].map(([, target]) => ({ page, target })))
    .filter(({ target }) => target.startsWith(PAGES) || !/^[a-z]+:/.test(target))
    .map(({ page, target }) => ({ page, target, file: target.startsWith(PAGES) ? target.slice(PAGES.length) : join(dirname(page), target) }));
}

test('every block of code type-checks', () => {
  expect(typeErrors(all.flatMap(({ blocks }) => blocks.filter(isCode)))).toEqual([]);
});

test('every block of YAML is a file with a title, or follows the code that writes it', () => {
  const unchecked = all.flatMap(({ blocks }) => blocks.filter(({ language, title }) => language === 'yaml' && title === undefined));
  expect(unchecked.map(placeOf)).toEqual([]);
});

test('no page has two files with the same title', () => {
  for (const { page, blocks } of all) {
    const titles = blocks.flatMap(({ title }) => title ?? []);
    expect({ page, titles: [...new Set(titles)] }).toEqual({ page, titles });
  }
});

test('every link leads to a file', () => {
  expect(links().filter(({ file }) => !existsSync(join(ROOT, file)))).toEqual([]);
});

test('a relative link leads to a file of the packages, every other link is a URL', () => {
  expect(links().filter(({ target, file }) => !target.startsWith(PAGES) && file !== 'README.md' && !/^docs(\/errors|\/api|\/decisions)?$/.test(dirname(file)))).toEqual([]);
});

test('the index names every page', () => {
  const index = textOf('docs/README.md');
  const missing = pages().filter(page => page.startsWith('docs/') && !isErrorPage(page) && !/^docs\/(?:api|decisions)\/(?!README)/.test(page) && page !== 'docs/README.md' && !index.includes(`](${page.slice('docs/'.length)})`));
  expect(missing).toEqual([]);
});

// test/findings/every-code.test.ts runs the examples of the codes.
for (const { blocks } of all.filter(each => !isErrorPage(each.page))) {
  for (const block of blocks.filter(candidate => isCode(candidate) && !isTest(candidate))) {
    test(`${placeOf(block)} runs and does what the page says`, () => {
      const { yaml, stderr: said, crash } = run(block, blocks);
      // The time is not part of the expectation.
      const stderr = said.replace(/, \d+\.\d\d s$/m, ', 0.01 s');
      if (crash !== undefined) throw crash;
      const [report] = outputs(block, 'text');
      expect(report ? stderr.replace(FOLDER, '').trimEnd() : stderr.replace(SUMMARY, '')).toBe(report?.code ?? '');
      for (const part of outputs(block, 'yaml')) {
        // The page may show only a part of the YAML. The comparison shows the difference.
        if (!`\n${yaml}\n`.includes(`\n${part.code}\n`)) expect({ [placeOf(part)]: yaml }).toEqual({ [placeOf(part)]: part.code });
      }
    });
  }
}

test('the jest tests of pages pass', async () => {
  const tested = all.filter(({ page, blocks }) => !isErrorPage(page) && blocks.some(isTest));
  expect(tested.length).toBeGreaterThan(0);
  expect(await jestFailure(tested)).toBe('');
}, 120_000);
