/**
 * Translates the snippets of README and docs with jsii-rosetta, and writes the pages of each language: `npm run translate`, after `npx
 * projen compile`. Fails if a snippet does not compile in TypeScript.
 *
 * `npm run translate -- --all` also runs the compilers of all languages (it takes minutes and needs their toolchains) to find the snippets
 * that compile. Run it after a change that may fix snippets, or when `npm run languages` reports a snippet that no longer compiles.
 */
import { spawnSync } from 'child_process';
import { snippets } from './blocks';
import { leftOut } from './left-out';
import { writePages } from './pages';
import { LANGUAGES, Translated, translate } from './rosetta';
import { ROOT } from '../../test/docs/markdown';

const all = translate(snippets());
const broken = all.filter(({ errors }) => errors.length > 0);
for (const { key, errors } of broken) process.stderr.write(`${key} does not compile: ${errors.join('; ')}\n`);
if (broken.length > 0) {
  process.exitCode = 1;
} else {
  if (process.argv.includes('--all')) {
    write(all, () => []);
    const languages = ['run', '--silent', 'languages'];
    const { status } = spawnSync('npm', languages, { cwd: ROOT, stdio: 'inherit', env: { ...process.env, UPDATE_SNIPPETS: '1' } });
    process.exitCode = status ?? 1;
  }
  write(all, leftOut);
}

function write(translated: readonly Translated[], isLeft: typeof leftOut): void {
  for (const language of LANGUAGES) {
    const left = isLeft(language);
    const shown = translated.flatMap(({ key, block, code: { [language]: code } }) => (
      code === undefined || left.includes(key) ? [] : [{ block, code }]
    ));
    writePages(language, shown);
    process.stdout.write(`${language}: ${shown.length} of ${translated.length} snippets are translated\n`);
  }
}
