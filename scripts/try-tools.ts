import { writeFileSync, mkdirSync } from 'fs';
import { join } from 'path';

type Run = (cwd: string, command: string, ...args: string[]) => string;

/** The oldest release of each TypeScript line in use, and the newest release. */
const COMPILERS = ['~5.0.0', '~5.4.0', '~5.9.0', '~6.0.0', 'latest'];

/** The compiler options of the strictest project. */
const STRICT = ['--noEmit', '--strict', '--exactOptionalPropertyTypes', '--skipLibCheck', 'false', '--target', 'es2022', '--module', 'nodenext', '--types', 'node'];

/** Type-checks a program, with all declarations that it reaches, with each compiler. */
export function tryCompilers(project: string, folder: string, program: string, run: Run): void {
  COMPILERS.forEach((version, i) => {
    const at = join(folder, `typescript-${i}`);
    run(project, 'npm', 'install', '--silent', '--no-audit', '--no-fund', '--no-save', '--prefix', at, `typescript@${version}`);
    const tsc = join(at, 'node_modules', '.bin', 'tsc');
    run(project, tsc, ...STRICT, program);
    process.stdout.write(`its types compile by TypeScript ${run(project, tsc, '--version').trim().replace('Version ', '')}\n`);
  });
}

interface Tool {
  readonly install?: readonly string[];
  readonly run: readonly string[];
  readonly config?: Readonly<Record<string, string>>;
}

/** How each package manager installs the package and runs a program, in the current folder. */
const TOOLS: Readonly<Record<string, Tool>> = {
  'pnpm': { install: ['install'], run: ['exec', 'node'] },
  '@yarnpkg/cli-dist': { install: ['install'], run: ['node'], config: { '.yarnrc.yml': 'nodeLinker: node-modules\nenableTelemetry: false\nenableImmutableInstalls: false\n', 'yarn.lock': '' } },
  'bun': { install: ['install'], run: ['run'] },
  // Deno does not install local files: it runs the program with npm's installation.
  'deno': { run: ['run', '--allow-all', '--node-modules-dir=manual'] },
};

const COMMANDS: Readonly<Record<string, string>> = { '@yarnpkg/cli-dist': 'yarn' };

/** Installs the package with package managers other than npm, from the registry, and runs the program. */
export function tryTools(folder: string, tarball: string, dependencies: Readonly<Record<string, string>>, program: string, run: Run): void {
  for (const [name, tool] of Object.entries(TOOLS)) {
    const command = COMMANDS[name] ?? name;
    const home = join(folder, `${command}-itself`);
    run(folder, 'npm', 'install', '--silent', '--no-audit', '--no-fund', '--no-save', '--prefix', home, name);
    const project = join(folder, command);
    mkdirSync(project);
    const manifest = { name: 'project', version: '1.0.0', private: true, dependencies: { ...dependencies, 'cdk8s-vm-fleet': `file:${tarball}` } };
    const files = { 'package.json': JSON.stringify(manifest), 'main.mjs': program, ...tool.config };
    for (const [file, text] of Object.entries(files)) writeFileSync(join(project, file), text);
    const bin = join(home, 'node_modules', '.bin', command);
    if (tool.install === undefined) run(project, 'npm', 'install', '--silent', '--no-audit', '--no-fund');
    else run(project, bin, ...tool.install);
    if (!run(project, bin, ...tool.run, 'main.mjs').endsWith('ok')) throw new Error(`the program did not end as it should with ${command}`);
    process.stdout.write(`installs and runs with ${command} ${run(project, bin, '--version').split('\n')[0].trim()}\n`);
  }
}
