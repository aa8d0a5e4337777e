import { execFileSync, spawnSync } from 'child_process';
import { join } from 'path';

/** Runs a program, and passes its stderr on. */
export function run(cwd: string, command: string, ...args: string[]): void {
  runWith({}, cwd, command, ...args);
}

/** Runs a program with additional environment variables. */
export function runWith(env: Record<string, string>, cwd: string, command: string, ...args: string[]): void {
  execFileSync(command, args, { cwd, stdio: ['ignore', 2, 2], env: { ...ENV, ...env } });
}

/** The output of a program, whether it fails or not. */
export function output(cwd: string, command: string, ...args: string[]): string {
  const { stdout, stderr, error } = spawnSync(command, args, { cwd, encoding: 'utf8', env: ENV, maxBuffer: 256 * 1024 * 1024 });
  if (error) throw error;
  return stdout + stderr;
}

/** Whether a program is installed and runs. */
export function has(command: string, ...args: string[]): boolean {
  return spawnSync(command, args, { stdio: 'ignore', env: ENV }).status === 0;
}

/** The package is tested on each version of Node. jsii's warning about the age of the version is not useful here. */
const ENV = { ...process.env, JSII_SILENCE_WARNING_END_OF_LIFE_NODE_VERSION: '18,20,22', VM_FLEET_EXAMPLES: join(__dirname, '..', '..', 'examples') };
