import { spawn, spawnSync } from 'child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { BUILT, ROOT, TSCONFIG, TYPESCRIPT } from './child';
import { Outcome, runCommand } from './commands/run';

const CLI = join(ROOT, 'test', 'support', 'vm-fleet.js');

/** A program with one chart and one disk. */
export const APP = `
import { Size } from 'cdk8s';
import { Disk, FleetApp, FleetChart, Platform } from '${BUILT}';
const app = new FleetApp();
const chart = new FleetChart(app, 'prod', { platform: Platform.hikube() });
new Disk(chart, 'data', { size: Size.gibibytes(10) });
app.synth();
`;

/** How a program is run, as in cdk8s.yaml. */
export const RUN = `node ${TYPESCRIPT.join(' ')} main.ts`;

/** A folder with this program, which has not run yet. */
export function project(program = APP, config = `language: typescript\napp: ${RUN}\n`, file = 'main.ts'): string {
  const folder = mkdtempSync(join(tmpdir(), 'vm-fleet-cli-'));
  writeFileSync(join(folder, file), program.replaceAll('\'cdk8s\'', `'${join(ROOT, 'node_modules', 'cdk8s')}'`));
  writeFileSync(join(folder, 'cdk8s.yaml'), config);
  return folder;
}

export function change(folder: string, from: string, to: string): void {
  const main = join(folder, 'main.ts');
  writeFileSync(main, readFileSync(main, 'utf8').replace(from, to));
}

const environment = (more: NodeJS.ProcessEnv = {}) => ({ ...process.env, FORCE_COLOR: '0', TSX_TSCONFIG_PATH: TSCONFIG, ...more });

/** Runs the command as a shell would, except that one process runs all commands of a test file. */
export function vmFleet(folder: string, words: readonly string[], more?: NodeJS.ProcessEnv): Outcome {
  return runCommand({ folder, words, env: environment(more) });
}

/** Runs a line of shell in which `$VM` is the command, in a process of its own. */
export function shell(folder: string, line: string) {
  const { status, stdout, stderr } = spawnSync('bash', ['-c', line], {
    cwd: folder, encoding: 'utf8', env: environment({ VM: `${process.execPath} ${CLI}` }), timeout: 60_000,
  });
  return { status, stdout, stderr };
}

/** Starts the command. */
export function start(folder: string, words: readonly string[], more?: NodeJS.ProcessEnv) {
  const child = spawn(process.execPath, [CLI, ...words], { cwd: folder, env: environment(more), stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  child.stdout.on('data', chunk => { said += chunk; });
  child.stderr.on('data', chunk => { said += chunk; });
  const ended = new Promise<{ code: number | null; signal: NodeJS.Signals | null; said: string }>(resolve =>
    child.on('close', (code, signal) => resolve({ code, signal, said })));
  return { child, ended };
}
