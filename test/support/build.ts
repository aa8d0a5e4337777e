import { readFileSync, writeFileSync } from 'fs';
import { join } from 'path';
import { build, BuildOptions, Plugin, transform } from 'esbuild';

const ROOT = join(__dirname, '..', '..');
const OUTDIR = join(ROOT, '.test-build');

const OPTIONS: BuildOptions = {
  bundle: true,
  platform: 'node',
  target: 'node20',
  external: ['@dagrejs/dagre', 'cdk8s', 'constructs', 'diff', 'yaml'],
  logLevel: 'warning',
};

/** The entries of the package, which share their modules. */
const ENTRIES = ['index', 'public-model', 'public-platform', 'public-jest'];

/**
 * Makes what child processes of tests load: the package and its command in two files, instead of hundreds that each process would
 * compile anew.
 *
 * @param more Options of esbuild, for mutation testing.
 */
export async function buildForChildren(more: BuildOptions = {}): Promise<void> {
  const entries = ENTRIES.map(entry => `exports[${JSON.stringify(entry)}] = () => require(${JSON.stringify(join(ROOT, 'src', entry))});`);
  await Promise.all([
    build({ ...OPTIONS, stdin: { contents: entries.join('\n'), resolveDir: ROOT }, outfile: join(OUTDIR, 'package.js'), keepNames: true, ...more }),
    build({ ...OPTIONS, entryPoints: [join(ROOT, 'src', 'cli', 'main.ts')], outfile: join(OUTDIR, 'cli', 'main.js'), plugins: [LOADED_ON_USE], ...more }),
  ]);
  for (const entry of ENTRIES) writeFileSync(join(OUTDIR, `${entry}.js`), `module.exports = require('./package.js')['${entry}']();\n`);
  writeFileSync(join(OUTDIR, 'tsconfig.json'), JSON.stringify({ compilerOptions: { paths: { 'cdk8s-vm-fleet': ['./index.js'] } } }));
}

/** A command runs the code of a module at its first use, as in the published package. Most of the time of a short command is this code. */
const LOADED_ON_USE: Plugin = {
  name: 'loaded-on-use',
  setup(bundle) {
    bundle.onLoad({ filter: /[\\/]src[\\/].*\.ts$/ }, async ({ path }) => {
      const { code } = await transform(readFileSync(path, 'utf8'), { loader: 'ts', format: 'cjs', target: 'node20', keepNames: true, sourcefile: path });
      return { contents: withLateImports(code), loader: 'js' };
    });
  },
};

/** Replaces imports of modules of the package in the output of esbuild by functions. */
function withLateImports(code: string): string {
  const names: string[] = [];
  const late = code.replace(/^var (import_\w+) = require\("(\.[^"]+)"\);$/gm, (_, name, from) => {
    names.push(name);
    return `const ${name} = () => require("${from}");`;
  });
  return names.length === 0 ? late : late
    .replace(new RegExp(`\\bnew (${names.join('|')})((?:\\.\\w+)+)`, 'g'), 'new ($1()$2)')
    .replace(new RegExp(`\\b(${names.join('|')})\\.`, 'g'), '$1().');
}
