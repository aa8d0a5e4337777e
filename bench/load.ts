/**
 * What requiring the built package costs over requiring cdk8s, which everybody loads anyway.
 *
 * Medians of 20 processes each, taken in turns so that both see the same machine. Needs `npx projen compile`.
 */
import { spawnSync } from 'child_process';
import { existsSync } from 'fs';
import { join } from 'path';

const ROUNDS = 20;
const LIMIT_MS = 40;
const ROOT = join(__dirname, '..');
const BUILT = join(ROOT, 'lib', 'src', 'index.js');

if (!existsSync(BUILT)) {
  process.stderr.write('the package is not built: run `npx projen compile` first\n');
  process.exit(2);
}

const base: number[] = [];
const ours: number[] = [];
for (let i = 0; i < ROUNDS; i++) {
  base.push(load('require("cdk8s")'));
  ours.push(load(`require("cdk8s"); require(${JSON.stringify(BUILT)})`));
}

const extra = median(ours) - median(base);
const result = { rounds: ROUNDS, cdk8sMs: median(base), withOursMs: median(ours), extraMs: extra, limitMs: LIMIT_MS };
if (process.argv.includes('--json')) {
  process.stdout.write(`${JSON.stringify(result)}\n`);
} else {
  process.stdout.write([
    `require cdk8s              ${median(base).toFixed(1)} ms`,
    `require cdk8s and ours     ${median(ours).toFixed(1)} ms`,
    `ours on top                ${extra.toFixed(1)} ms (limit ${LIMIT_MS} ms)`,
    '',
  ].join('\n'));
}
process.exit(extra <= LIMIT_MS ? 0 : 1);

/** Milliseconds that a statement takes in a fresh process, its start not counted. */
function load(statement: string): number {
  const script = `const start = process.hrtime.bigint(); ${statement}; process.stdout.write(String(process.hrtime.bigint() - start))`;
  const { status, stdout, stderr } = spawnSync(process.execPath, ['-e', script], { cwd: ROOT, encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
  return Number(stdout) / 1e6;
}

function median(values: number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  return (sorted[Math.floor(middle)] + sorted[Math.ceil(middle) - 1]) / 2;
}
