import { execFileSync, spawnSync } from 'child_process';
import { join } from 'path';

/** Runs a program, with what it says on stderr. */
export function run(cwd: string, command: string, ...args: string[]): void {
  runWith({}, cwd, command, ...args);
}

/** Runs a program with variables of its own. */
export function runWith(env: Record<string, string>, cwd: string, command: string, ...args: string[]): void {
  execFileSync(command, args, { cwd, stdio: ['ignore', 2, 2], env: { ...ENV, ...env } });
}

/** What a program says, whether it fails or not. */
export function output(cwd: string, command: string, ...args: string[]): string {
  const { stdout, stderr, error } = spawnSync(command, args, { cwd, encoding: 'utf8', env: ENV, maxBuffer: 256 * 1024 * 1024 });
  if (error) throw error;
  return stdout + stderr;
}

/** Whether a program is there and runs. */
export function has(command: string, ...args: string[]): boolean {
  return spawnSync(command, args, { stdio: 'ignore', env: ENV }).status === 0;
}

/** What runs here is tested on each version of Node: what jsii thinks of the ages of those that it is told is not for the log. */
const ENV = { ...process.env, JSII_SILENCE_WARNING_END_OF_LIFE_NODE_VERSION: '18,20,22', VM_FLEET_EXAMPLES: join(__dirname, '..', '..', 'examples') };
