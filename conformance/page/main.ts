/** `npx tsx conformance/page/main.ts` writes the generated part of `docs/conformance.md` from the data of the last run. */
import { readFileSync, writeFileSync } from 'fs';
import { join } from 'path';
import { pageOf } from './tables';
import { LastRun, lastRun } from '../asked';

const PAGE = join(__dirname, '..', '..', 'docs', 'conformance.md');

/** The page with the results of a run, which replace everything from the figures on. */
export function written(page: string, run: LastRun): string {
  const [head] = page.split('<!-- The rest')[0].split('## Figures');
  return `${head.trimEnd()}\n\n<!-- The rest is generated: npx tsx conformance/page/main.ts -->\n\n${pageOf(run)}\n`;
}

if (require.main === module) writeFileSync(PAGE, written(readFileSync(PAGE, 'utf8'), lastRun()));
