/**
 * Runs jest on each line of Node that the package supports: `npm run nodes`, or `npm run nodes -- 24 test/cli`. It is not part of CI,
 * because it takes as long as `npm test` for each line. CI only installs the package on each line.
 */
import { spawnSync } from 'child_process';
import { mkdtempSync, rmSync } from 'fs';
import { tmpdir } from 'os';
import { delimiter, join } from 'path';
import { HAS_BINARIES, installNode, NODES } from './node-binaries';

function main(args: readonly string[]): void {
  if (!HAS_BINARIES) throw new Error('there are no binaries of Node for this system');
  const lines = args.filter(each => NODES.includes(each));
  const folder = mkdtempSync(join(tmpdir(), 'vm-fleet-nodes-'));
  try {
    for (const line of lines.length > 0 ? lines : NODES) {
      const bin = installNode(line, folder);
      const { status } = spawnSync(join(bin, 'node'), [require.resolve('jest/bin/jest'), '--ci', ...args.filter(each => !NODES.includes(each))], {
        cwd: join(__dirname, '..'), stdio: 'inherit', env: { ...process.env, PATH: `${bin}${delimiter}${process.env.PATH}` },
      });
      process.stdout.write(`Node ${line}: ${status === 0 ? 'all tests passed' : 'FAILED'}\n`);
      if (status !== 0) process.exitCode = 1;
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

main(process.argv.slice(2));
