/**
 * Bundles the compiled package and the libraries that it uses into a few files, which Node loads in half the time of hundreds.
 *
 * The entry files keep their paths and re-export from the bundles, so that all entries share classes and registries. Type declarations and
 * jsii's assembly stay unchanged.
 */
import { existsSync, readFileSync, writeFileSync } from 'fs';
import { dirname, join, relative } from 'path';
import { build } from 'esbuild';
import { writeLibraries } from './libraries';
import { PARTS, partOf } from './parts';
import { survey } from './survey';
import { removeUnreachableTypes } from './types';
import { asked, OPTIONS, writePart } from './write-part';

/** The output folder of the compiler. */
const LIB = join(__dirname, '..', '..', 'lib');

/** The entry files in `lib`; the first is the package. */
const ENTRIES = ['src/index.js', 'src/public-model.js', 'src/public-platform.js', 'src/public-jest.js', 'src/cli/main.js'];

const HEAD = '"use strict"; // one of the entries that share the modules of the package\n';

async function main(): Promise<void> {
  if (!existsSync(join(LIB, ENTRIES[0]))) throw new Error('the package is not compiled: run `npx projen compile`');
  if (ENTRIES.some(entry => readFileSync(join(LIB, entry), 'utf8').startsWith(HEAD))) throw new Error('this was done already: run `npx projen compile`');

  // Read before the entries are replaced: tools that import from CommonJS search the text of a file for names.
  const { names, used } = survey(LIB, ENTRIES);
  const part = (module: string) => partOf(module, used);
  const wanted = new Set(ENTRIES);
  for (const [from, to] of await imports()) if (part(from) !== part(to)) wanted.add(to);
  await writeLibraries(LIB);
  for (const file of PARTS) await writePart(LIB, { file, wanted: [...wanted].filter(module => part(module) === file).sort() }, part);
  for (const entry of ENTRIES) writeFileSync(join(LIB, entry), entryText(entry, part(entry), names.get(entry)!));
  removeUnreachableTypes(LIB, ENTRIES);
}

/** The imports between modules of the package, as paths in `lib`. */
async function imports(): Promise<[string, string][]> {
  const { metafile } = await build({
    ...OPTIONS, entryPoints: ENTRIES.map(entry => join(LIB, entry)), outdir: LIB, absWorkingDir: LIB, write: false, metafile: true,
  });
  return Object.entries(metafile.inputs).flatMap(([from, input]) => (
    input.imports.filter(each => !each.external).map(({ path }): [string, string] => [from, path])
  ));
}

function entryText(entry: string, part: string, names: readonly string[]): string {
  const file = relative(dirname(entry), part).split('\\').join('/');
  return [
    `${HEAD}module.exports = require(${JSON.stringify(file)})[${asked(entry)}]();`,
    '// The names, for tools that read them without running this.',
    `0 && (module.exports = { ${names.join(', ')} });`,
    '',
  ].join('\n');
}

main().catch(error => {
  process.stderr.write(`${error.stack}\n`);
  process.exitCode = 1;
});
