import { spawnSync } from 'child_process';
import { mkdtempSync, rmSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { ROOT } from './built';
import type { BenchPlatform, Measured } from './fleets';

const TSX = require.resolve('tsx');

let root: string | undefined;

/**
 * The folder of measurements. Folders with many files stay until the end. For minutes after the removal of many files, ext4 takes up to
 * forty times as long to create a file (0.7 ms instead of 0.02), which would distort the next measurement.
 */
function benchFolder(): string {
  if (root !== undefined) return root;
  const made = root = mkdtempSync(join(tmpdir(), 'vm-fleet-bench-'));
  process.on('exit', () => rmSync(made, { recursive: true }));
  return made;
}

/** One measurement, in a new process and a new folder. */
export function measureOnce(side: 'ours' | 'asked' | 'plain' | 'floor', on: BenchPlatform, charts: number, machines: number): Measured {
  const outdir = mkdtempSync(join(benchFolder(), `${side}-`));
  const { status, stdout, stderr } = spawnSync(process.execPath, [
    '--import', TSX, join(__dirname, 'child.ts'), side, on, String(charts), String(machines), outdir,
  ], { cwd: ROOT, encoding: 'utf8', env: { ...process.env, TSX_TSCONFIG_PATH: join(ROOT, 'tsconfig.dev.json') } });
  if (status !== 0) throw new Error(stderr);
  if (charts === 1) rmSync(outdir, { recursive: true });
  return JSON.parse(stdout);
}

/** The time of a statement in a new process in milliseconds, without the start of the process. */
export function statementMs(statement: string): number {
  const script = `const start = process.hrtime.bigint(); ${statement}; process.stdout.write(String(process.hrtime.bigint() - start))`;
  const { status, stdout, stderr } = spawnSync(process.execPath, ['-e', script], { cwd: ROOT, encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
  return Number(stdout) / 1e6;
}

/** The time of a command from start to end in milliseconds. */
export function commandMs(command: string, words: readonly string[], folder: string): number {
  const start = performance.now();
  const { status, stderr } = spawnSync(command, words, { cwd: folder, encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
  return performance.now() - start;
}

/** Measures several sides alternately, so that all run under the same conditions. */
export function inTurns<T extends Record<string, () => unknown>>(rounds: number, sides: T): { [K in keyof T]: ReturnType<T[K]>[] } {
  const results = Object.fromEntries(Object.keys(sides).map(side => [side, [] as unknown[]]));
  for (let round = 0; round < rounds; round++) {
    for (const [side, measure] of Object.entries(sides)) results[side].push(measure());
  }
  return results as { [K in keyof T]: ReturnType<T[K]>[] };
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  return (sorted[Math.floor(middle)] + sorted[Math.ceil(middle) - 1]) / 2;
}
