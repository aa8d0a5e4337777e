import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'fs';
import { dirname, join } from 'path';
import { build } from 'esbuild';

/**
 * The libraries of others that the package uses, and the file of each library in the package. Most files of their packages are for browsers, other
 * module systems or readers, and are never loaded.
 */
export const LIBRARIES: Readonly<Record<string, string>> = { '@dagrejs/dagre': 'dagre.js', '@xmldom/xmldom': 'xmldom.js', 'diff': 'diff.js', 'yaml': 'yaml.js' };

/** Where the files are, below the files of the package itself. */
export const FOLDER = 'libraries';

/** Writes the file of each library, and a file with all their licenses. */
export async function writeLibraries(lib: string): Promise<void> {
  const packages = new Set<string>();
  for (const [name, file] of Object.entries(LIBRARIES)) {
    const { metafile } = await build({
      stdin: { contents: `module.exports = require(${JSON.stringify(name)});`, resolveDir: __dirname },
      bundle: true, platform: 'node', target: 'node20', format: 'cjs', legalComments: 'none', logLevel: 'warning', metafile: true,
      outfile: join(lib, FOLDER, file), absWorkingDir: dirname(lib),
    });
    for (const input of Object.keys(metafile.inputs)) {
      const folder = /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(input)?.[1];
      if (folder !== undefined) packages.add(join(dirname(lib), folder));
    }
  }
  mkdirSync(join(lib, FOLDER), { recursive: true });
  writeFileSync(join(lib, FOLDER, 'LICENSES.txt'), [...packages].sort().map(licenseOf).join('\n\n'));
}

function licenseOf(folder: string): string {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const file = readdirSync(folder).sort().find(each => /^licen[cs]e/i.test(each));
  if (file === undefined) throw new Error(`${name} has no file with its license`);
  return `${name} ${version} (${license})\n\n${readFileSync(join(folder, file), 'utf8').trim()}\n`;
}
