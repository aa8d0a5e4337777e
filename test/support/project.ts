import { spawn, spawnSync, SpawnSyncOptions } from 'child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { BUILT, ROOT, TSCONFIG, TYPESCRIPT } from './child';

const CLI = join(ROOT, 'test', 'support', 'vm-fleet.js');
const MANY = join(ROOT, 'test', 'support', 'vm-fleet-many.js');

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

/** Runs the command as a shell would. */
export function vmFleet(folder: string, words: readonly string[], more?: NodeJS.ProcessEnv) {
  const options: SpawnSyncOptions = { cwd: folder, env: environment(more), timeout: 60_000 };
  const { status, signal, stdout, stderr } = spawnSync(process.execPath, [CLI, ...words], { ...options, encoding: 'utf8' });
  return { status, signal, stdout, stderr };
}

/** A command in a folder. */
export interface Command {
  readonly folder: string;
  readonly words: readonly string[];
}

/** Runs commands one after the other in one process, for tests of the output of many. They must not end by a signal. */
export function vmFleetAll(runs: readonly Command[]): { status: number | null; stdout: string; stderr: string }[] {
  const separator = `\0${runs.length} commands\0`;
  const file = join(mkdtempSync(join(tmpdir(), 'vm-fleet-runs-')), 'runs.json');
  writeFileSync(file, JSON.stringify({ separator, runs }));
  const { stdout, stderr } = spawnSync(process.execPath, [MANY, file], { env: environment(), encoding: 'utf8', maxBuffer: 2 ** 28, timeout: 200_000 });
  const parts = (text: string) => text.split(separator).map((part, i) => i === 0 ? part : part.slice(part.indexOf('\n') + 1));
  const [out, err] = [parts(stdout), parts(stderr)];
  const statuses: (number | null)[] = stdout.split(separator).slice(1).map(part => JSON.parse(part.split('\n', 1)[0]));
  if (statuses.length !== runs.length) throw new Error(`${statuses.length} of ${runs.length} commands ended: ${err[err.length - 1]}`);
  return statuses.map((status, i) => ({ status, stdout: out[i], stderr: err[i] }));
}

/** Runs a line of shell in which `$VM` is the command. */
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
