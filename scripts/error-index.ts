/** Writes the index of `docs/errors.md`, below its marker, from the pages of the codes, in the order of the codes. */
import { readFileSync, writeFileSync } from 'fs';
import { join } from 'path';
import { readCodePage } from '../src/cli/explain/page';
import { CODES } from '../src/findings/codes';
import { pageOfCode } from '../src/findings/page';

const ROOT = join(__dirname, '..');
const INDEX = join(ROOT, 'docs', 'errors.md');
const MARKER = '<!-- The rest is generated: npx tsx scripts/error-index.ts -->\n';

export function indexed(text: string): string {
  const [head] = text.split(MARKER);
  const pages = Object.keys(CODES).map(code => readCodePage(readFileSync(join(ROOT, pageOfCode(code)), 'utf8')));
  const concepts = [...new Set(pages.map(({ concept }) => concept))];
  const tables = concepts.map(concept => [
    `## ${concept}`,
    '',
    '| Code | Severity | What is wrong | Fix |',
    '|---|---|---|---|',
    ...pages.filter(page => page.concept === concept).map(({ code, severity, what, fix }) => (
      `| [\`${code}\`](errors/${code}.md) | ${severity} | ${cell(what)} | ${cell(fix)} |`
    )),
  ].join('\n'));
  return `${head}${MARKER}\n${tables.join('\n\n')}\n`;
}

/** A text in a table, with links relative to the folder of the pages. */
function cell(markdown: string): string {
  return markdown.replaceAll('\n', ' ').replaceAll('|', '\\|').replaceAll('](../', '](');
}

if (require.main === module) writeFileSync(INDEX, indexed(readFileSync(INDEX, 'utf8')));
