/**
 * Translates the snippets of README and docs by jsii-rosetta, and writes the pages of each language: `npx tsx scripts/translate/main.ts`,
 * after `npx projen compile`. Fails if a snippet does not compile. `npm run languages` compiles the translations:
 * after a change that may make others of them compile, write all (`--all`), run it with `UPDATE_SNIPPETS=1`, and write the pages again.
 */
import { snippets } from './blocks';
import { leftOut } from './left-out';
import { writePages } from './pages';
import { LANGUAGES, translate } from './rosetta';

const all = translate(snippets());
const broken = all.filter(({ errors }) => errors.length > 0);
for (const { key, errors } of broken) process.stderr.write(`${key} does not compile: ${errors.join('; ')}\n`);
if (broken.length > 0) {
  process.exitCode = 1;
} else {
  for (const language of LANGUAGES) {
    const left = process.argv.includes('--all') ? [] : leftOut(language);
    const shown = all.flatMap(({ key, block, code: { [language]: code } }) => code === undefined || left.includes(key) ? [] : [{ block, code }]);
    writePages(language, shown);
    process.stdout.write(`${language}: ${shown.length} of ${all.length} snippets are translated\n`);
  }
}
