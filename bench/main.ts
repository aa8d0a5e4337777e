/**
 * Measures the speed of the package: `npm run bench`. The results are ratios of medians within one run. `npm run bench -- --json` prints
 * one JSON document, and `npm run bench -- hikube charts` runs only the measurements `hikube` and `charts`.
 *
 * Each measurement runs in a separate process, and the sides alternate. Needs `npx projen compile`. Exits with code 1 if a goal is missed.
 */
import { needBuilt } from './built';
import { comparing } from './comparing';
import { fromPython } from './from-python';
import { againstPlain, large, lazyObjects, loading, overFloor, quickStart, Row } from './measures';
import { opening } from './opening';
import { takingOver } from './taking-over';

const ROUNDS = 5;
/** Repetitions of measurements that take most of a minute each. */
const LARGE_ROUNDS = 3;

const ALL: Readonly<Record<string, () => Row | readonly Row[]>> = {
  'hikube': () => againstPlain('10,000 machines with disks in one chart', 'hikube', 1, 10_000, ROUNDS, 4),
  'kubevirt': () => againstPlain('10,000 machines with disks in one chart', 'kubevirt', 1, 10_000, ROUNDS, 4),
  'charts': () => againstPlain('1,000 charts of ten machines', 'hikube', 1000, 10, ROUNDS, 20),
  // A gain below a fifth of the total time does not justify the replaced prototype in `LazyNode`.
  'lazy': () => lazyObjects('hikube', 10_000, LARGE_ROUNDS, 1.25),
  'memory-hikube': () => large('hikube', 100_000, ROUNDS, 700),
  'memory-kubevirt': () => large('kubevirt', 100_000, LARGE_ROUNDS, 1000),
  'floor': () => overFloor(10_000, ROUNDS),
  'loading': () => loading(4 * ROUNDS),
  'quick-start': () => quickStart(ROUNDS),
  'comparing': () => [comparing(10_000, 100, LARGE_ROUNDS, 1.5), comparing(10_000, 1, LARGE_ROUNDS, 0.5)],
  'lint': () => takingOver('lint', 1000, ROUNDS, 4),
  'adopt': () => takingOver('adopt', 1000, LARGE_ROUNDS, 10),
  'opening': () => opening(10_000, ROUNDS, 2000),
  'python': () => fromPython(1000, ROUNDS, 1.5),
};

const words = process.argv.slice(2).filter(word => word !== '--json');
const USAGE = `npm run bench -- [--json] [measurement ...]; the measurements are ${Object.keys(ALL).join(', ')}`;
if (words.includes('--help')) {
  process.stdout.write(`${USAGE}\n`);
  process.exit(0);
}
const unknown = words.filter(word => !(word in ALL));
if (unknown.length > 0) {
  process.stderr.write(`unknown: ${unknown.join(', ')}\n\n${USAGE}\n`);
  process.exit(2);
}
needBuilt();
const rows: Row[] = Object.keys(ALL).filter(name => words.length === 0 || words.includes(name)).flatMap(name => ALL[name]());
const isMet = ({ value, goal }: Row) => goal === undefined || ('atLeast' in goal ? value >= goal.atLeast : value <= goal.atMost);
process.stdout.write(process.argv.includes('--json')
  ? `${JSON.stringify({ rounds: ROUNDS, node: process.version, rows: rows.map(row => ({ ...row, met: isMet(row) })) }, undefined, 2)}\n`
  : table(rows));
process.exitCode = rows.every(isMet) ? 0 : 1;

function table(all: readonly Row[]): string {
  const cells = [['measure', 'ours', 'against', 'ratio', 'goal', ''], ...all.map(row => [
    row.measure, row.ours, row.against, `${row.value.toFixed(row.unit === 'x' ? 2 : 0)} ${row.unit}`, goalText(row), isMet(row) ? '' : 'MISSED',
  ])];
  const widths = cells[0].map((_, column) => Math.max(...cells.map(row => row[column].length)));
  return `${cells.map(row => row.map((cell, column) => cell.padEnd(widths[column])).join('  ').trimEnd()).join('\n')}\n`;
}

function goalText({ goal, unit }: Row): string {
  if (!goal) return '';
  return 'atLeast' in goal ? `at least ${goal.atLeast} ${unit}` : `at most ${goal.atMost} ${unit}`;
}
