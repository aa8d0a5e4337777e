import { spawnSync } from 'child_process';
import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';

export const ROOT = join(__dirname, '..', '..');
/** The package as child processes load it, made by `build.ts`. */
export const BUILT = join(ROOT, '.test-build', 'index.js');
/** How Node resolves and compiles what child processes load, made by `build.ts`: the name of the package is what was built. */
export const TSCONFIG = join(ROOT, '.test-build', 'tsconfig.json');
/** Options of Node for a program in TypeScript. */
export const TYPESCRIPT = ['--require', join(ROOT, 'test', 'support', 'typescript.js')];

/** How a TypeScript program ended. */
export interface Outcome {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
  /** What it wrote, by path below the output folder. */
  readonly files: Record<string, string>;
}

/** Runs a program as a user's shell would, with its output folder somewhere else. `npm run synth` runs the very command of the examples. */
export function runProgram(main: string, cwd: string, env: Record<string, string> = {}): Outcome {
  const outdir = mkdtempSync(join(tmpdir(), 'vm-fleet-out-'));
  const { status, stdout, stderr } = spawnSync(process.execPath, [...TYPESCRIPT, main], {
    cwd,
    encoding: 'utf8',
    env: { ...process.env, FORCE_COLOR: '0', CDK8S_OUTDIR: outdir, TSX_TSCONFIG_PATH: TSCONFIG, ...env },
  });
  return { status, stdout, stderr, files: readTree(outdir) };
}

/** Runs a program given as text. */
export function runText(text: string, env?: Record<string, string>): Outcome {
  const folder = mkdtempSync(join(tmpdir(), 'vm-fleet-app-'));
  writeFileSync(join(folder, 'main.ts'), text.replaceAll('cdk8s-vm-fleet', BUILT));
  return runProgram('main.ts', folder, { NODE_PATH: join(ROOT, 'node_modules'), ...env });
}

/** The files of a folder, by path below it, without links and without what only Git has to know. */
export function readTree(folder: string): Record<string, string> {
  return Object.fromEntries(pathsBelow(folder).sort().map(path => [path, readFileSync(join(folder, path), 'utf8')]));
}

/** No recursive listing of Node: since version 22, it follows links to folders. */
function pathsBelow(folder: string, prefix = ''): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap(entry => {
    if (entry.isDirectory()) return pathsBelow(join(folder, entry.name), `${prefix}${entry.name}/`);
    return entry.isFile() && entry.name !== '.gitattributes' ? [`${prefix}${entry.name}`] : [];
  });
}
