import { spawnSync } from 'child_process';
import { createHash } from 'crypto';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { dirname, join, resolve } from 'path';
import { build, BuildOptions, Plugin, transform, version } from 'esbuild';
import { withLateImports } from './late-imports.js';

const ROOT = join(__dirname, '..', '..');
const OUTDIR = join(ROOT, '.test-build');

/** What users install with the package. */
const LIBRARIES = ['cdk8s', 'constructs'];

const OPTIONS: BuildOptions = {
  bundle: true,
  platform: 'node',
  target: 'node20',
  external: LIBRARIES,
  logLevel: 'warning',
  absWorkingDir: ROOT,
  keepNames: true,
  write: false,
  metafile: true,
};

/** What the last build has read: if nothing of it has changed, there is nothing to build. */
const RECORD = join(OUTDIR, 'inputs.json');
/** What a build depends on besides the inputs of esbuild. */
const SCRIPTS = ['build.ts', 'compiled.js', 'late-imports.js', 'typescript.js', 'warm-up.js'].map(name => join('test', 'support', name));

/** The entries of the package, which share their modules. */
const ENTRIES = ['index', 'public-model', 'public-platform', 'public-jest'];

/**
 * Makes what child processes of tests load: the package, its command and its libraries in a file each, instead of hundreds of files that
 * each process would compile anew. `compiled.js` loads these files.
 *
 * @param more Options of esbuild, for mutation testing.
 */
export async function buildForChildren(more: BuildOptions = {}): Promise<void> {
  if (existsSync(RECORD)) {
    const record = readFileSync(RECORD, 'utf8');
    if (record === recordOf(more, Object.keys(JSON.parse(record).files))) return;
    rmSync(RECORD);
  }
  const entries = ENTRIES.map(entry => `exports['${entry}'] = () => require('./src/${entry}');`);
  const bundles = await Promise.all([
    ...LIBRARIES.map(library),
    build({ ...OPTIONS, stdin: { contents: entries.join('\n'), resolveDir: ROOT }, outfile: join(OUTDIR, 'package.js'), ...more }),
    build({ ...OPTIONS, entryPoints: [join(ROOT, 'src', 'cli', 'main.ts')], outfile: join(OUTDIR, 'cli', 'main.js'), plugins: [LOADED_ON_USE], ...more }),
  ]);
  for (const entry of ENTRIES) write(`${entry}.js`, `module.exports = require('./package.js')['${entry}']();\n`);
  write('tsconfig.json', JSON.stringify({ compilerOptions: { paths: { 'cdk8s-vm-fleet': ['./index.js'] } } }));
  const changed = bundles.flatMap(({ outputFiles }) => outputFiles!).filter(({ path, contents }) => write(path, contents));
  if (changed.length > 0 || !existsSync(join(OUTDIR, 'package.js.compiled'))) {
    // A package that does not even load, as in mutation testing, is a matter of the tests.
    spawnSync(process.execPath, [join(__dirname, 'warm-up.js'), mkdtempSync(join(tmpdir(), 'vm-fleet-warm-up-'))], { stdio: 'ignore' });
  }
  const inputs = bundles.flatMap(({ metafile }) => Object.keys(metafile!.inputs)).filter(path => path !== '<stdin>');
  writeFileSync(RECORD, recordOf(more, [...new Set([...SCRIPTS, ...inputs])].sort()));
}

/** The state of everything that a build depends on, as text. */
function recordOf(more: BuildOptions, paths: readonly string[]): string {
  const state = (path: string) => existsSync(path) ? createHash('sha1').update(readFileSync(path)).digest('base64') : 'missing';
  const files = Object.fromEntries(paths.map(path => [path, state(join(ROOT, path))]));
  return JSON.stringify({ node: process.version, esbuild: version, more, files });
}

/** A library in one file. Its place matters: the package looks for the library in the stacks of errors. */
function library(name: string) {
  const others = LIBRARIES.filter(each => each !== name);
  return build({ ...OPTIONS, entryPoints: [name], outfile: join(OUTDIR, 'node_modules', name, 'lib', 'index.js'), external: others });
}

/** Writes a file, and returns whether it was different before. */
function write(file: string, contents: string | Uint8Array): boolean {
  const path = resolve(OUTDIR, file);
  if (existsSync(path) && readFileSync(path).equals(Buffer.from(contents))) return false;
  mkdirSync(dirname(path), { recursive: true });
  rmSync(`${path}.compiled`, { force: true });
  writeFileSync(path, contents);
  return true;
}

const LOADED_ON_USE: Plugin = {
  name: 'loaded-on-use',
  setup(bundle) {
    bundle.onLoad({ filter: /[\\/]src[\\/].*\.ts$/ }, async ({ path }) => {
      const { code } = await transform(readFileSync(path, 'utf8'), { loader: 'ts', format: 'cjs', target: 'node20', keepNames: true, sourcefile: path });
      return { contents: withLateImports(code), loader: 'js' };
    });
  },
};
