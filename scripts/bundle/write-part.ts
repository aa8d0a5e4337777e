import { readFileSync, writeFileSync } from 'fs';
import { dirname, join, relative, resolve, sep } from 'path';
import { build, type Plugin } from 'esbuild';
import { inlineRequires } from './inline-requires';
import { FOLDER, LIBRARIES } from './libraries';

/** Modules that are in no part: peers, and libraries, because each library is a separate file. */
const EXTERNAL = ['cdk8s', 'constructs', ...Object.keys(LIBRARIES)];

/** A module with its path in `lib`, by which other bundles refer to it. */
export const asked = (module: string) => JSON.stringify(module.replace(/\.js$/, ''));

/** Options of the survey and the bundles. */
export const OPTIONS = {
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'cjs',
  external: EXTERNAL,
  legalComments: 'none',
  logLevel: 'warning',
} as const;

/** One bundle, and the modules that other bundles need of it. */
export interface Part {
  readonly file: string;
  readonly wanted: readonly string[];
}

/** Writes one bundle. Imports from another bundle are looked up there on first access: each module exists once. */
export async function writePart(lib: string, { file, wanted }: Part, partOf: (module: string) => string): Promise<void> {
  const outfile = join(lib, file);
  await build({
    ...OPTIONS,
    // Not minified, so that stack traces and profiles are readable.
    stdin: { contents: wanted.map(module => `exports[${asked(module)}] = () => require(${JSON.stringify(join(lib, module))});`).join('\n'), resolveDir: lib },
    outfile,
    // Paths in comments are relative to the package.
    absWorkingDir: dirname(lib),
    plugins: [otherParts(lib, file, partOf)],
  });
  writeFileSync(outfile, parsedOnce(withClassNames(readFileSync(outfile, 'utf8'))));
}

function otherParts(lib: string, file: string, partOf: (module: string) => string): Plugin {
  return {
    name: 'other-parts',
    setup(part) {
      part.onResolve({ filter: /^[@a-z]/, namespace: 'file' }, ({ path }) => (
        LIBRARIES[path] === undefined ? undefined : { path: `./${FOLDER}/${LIBRARIES[path]}`, external: true }
      ));
      part.onResolve({ filter: /^\.\.?(\/|$)/, namespace: 'file' }, ({ path, resolveDir }) => {
        const module = relative(lib, require.resolve(resolve(resolveDir, path))).split('\\').join('/');
        return partOf(module) === file ? undefined : { path: module, namespace: 'other-part' };
      });
      part.onLoad({ filter: /\.js$/, namespace: 'file' }, ({ path }) => (
        path.startsWith(lib + sep) ? { contents: inlineRequires(readFileSync(path, 'utf8'), path) } : undefined
      ));
      part.onLoad({ filter: /.*/, namespace: 'other-part' }, ({ path }) => (
        { contents: `module.exports = require("./${partOf(path)}")[${asked(path)}]();` }
      ));
      part.onResolve({ filter: /.*/, namespace: 'other-part' }, ({ path }) => ({ path, external: true }));
    },
  };
}

/**
 * Restores the names of classes, which findings contain: esbuild writes `var Disk = class _Disk` for classes that refer to themselves. Its
 * option to keep names costs a call for each function at run time.
 */
function withClassNames(text: string): string {
  const renamed = [...text.matchAll(/\bvar (\w+) = class _\1\b/g)].map(([, name]) => name);
  return renamed.length === 0 ? text : text.replace(new RegExp(`\\b_(${renamed.join('|')})\\b`, 'g'), '$1');
}

/** Puts each module function into parentheses. V8 then compiles it immediately; otherwise it parses the function twice. */
function parsedOnce(text: string): string {
  let modules = 0;
  const opened = text.replace(/^ {2}("[^"]+")(\([^)]*\)) \{$/gm, (_, name, parameters) => { modules++; return `  ${name}: (function${parameters} {`; });
  let closed = 0;
  const both = opened.replace(/^ {2}\}\n\}\);$/gm, () => { closed++; return '  })\n});'; });
  if (modules === 0 || modules !== closed) throw new Error(`esbuild writes modules in another way: ${modules} begin, ${closed} end`);
  return both;
}
