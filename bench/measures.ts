import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { BUILT, ROOT } from './built';
import type { BenchPlatform } from './fleets';
import { commandMs, inTurns, measureOnce, median, statementMs } from './processes';

/** One row: a ratio or figure, and its goal. */
export interface Row {
  readonly measure: string;
  readonly ours: string;
  readonly against: string;
  readonly value: number;
  readonly unit: string;
  readonly goal?: { readonly atLeast: number } | { readonly atMost: number };
}

const ms = (value: number) => `${value.toFixed(0)} ms`;

/** Compares this package, with its model and all checks, with plain cdk8s objects. Both write the same documents. */
export function againstPlain(what: string, on: BenchPlatform, charts: number, machines: number, rounds: number, atLeast: number): Row {
  const { ours, plain } = inTurns(rounds, {
    ours: () => measureOnce('ours', on, charts, machines),
    plain: () => measureOnce('plain', on, charts, machines),
  });
  if (ours[0].digest !== plain[0].digest) throw new Error(`${what}: both sides are to write the same bytes`);
  const [a, b] = [median(ours.map(each => each.ms)), median(plain.map(each => each.ms))];
  return { measure: `${on}: ${what}, times faster than plain cdk8s`, ours: ms(a), against: ms(b), value: b / a, unit: 'x', goal: { atLeast } };
}

/** The time that is saved because API objects are created on access. */
export function lazyObjects(on: BenchPlatform, machines: number, rounds: number, atLeast: number): Row {
  const { ours, asked } = inTurns(rounds, {
    ours: () => measureOnce('ours', on, 1, machines),
    asked: () => measureOnce('asked', on, 1, machines),
  });
  if (ours[0].digest !== asked[0].digest) throw new Error('an object that was asked for is to be written like others');
  const [a, b] = [median(ours.map(each => each.ms)), median(asked.map(each => each.ms))];
  return { measure: `${on}: ${machines} machines, times faster than with all objects made`, ours: ms(a), against: ms(b), value: b / a, unit: 'x', goal: { atLeast } };
}

/** The memory for many machines, and how the time grows with the number of machines. */
export function large(on: BenchPlatform, machines: number, rounds: number, atMostMb: number): Row[] {
  const { few, many } = inTurns(rounds, { few: () => measureOnce('ours', on, 1, machines / 100), many: () => measureOnce('ours', on, 1, machines) });
  const [a, b] = [median(few.map(each => each.ms)), median(many.map(each => each.ms))];
  const peak = median(many.map(each => each.peakMb));
  return [
    {
      measure: `${on}: ${machines} machines in one chart, memory`,
      ours: `${peak.toFixed(0)} MB`,
      against: '',
      value: peak,
      unit: 'MB',
      goal: { atMost: atMostMb },
    },
    {
      measure: `${on}: growth of time from ${machines / 100} machines, over linear`,
      ours: ms(b),
      against: `${ms(a)} x 100`,
      value: b / (a * 100),
      unit: 'x',
      goal: { atMost: 1.2 },
    },
  ];
}

/** Compares the writer with the floor: `JSON.stringify` of the same objects, and one file that is as long as the YAML file. */
export function overFloor(machines: number, rounds: number): Row[] {
  const { floor, ours } = inTurns(rounds, {
    floor: () => measureOnce('floor', 'hikube', 1, machines),
    ours: () => measureOnce('ours', 'hikube', 1, machines),
  });
  if (floor[0].digest !== ours[0].digest) throw new Error('the writer alone is to write the same bytes');
  const bottom = median(floor.map(each => each.floorMs!));
  const writer = median(floor.map(each => each.writerMs!));
  const bare = median(floor.map(each => each.constructsMs!)) + writer;
  const whole = median(ours.map(each => each.ms));
  const row = (what: string, value: number): Row => (
    { measure: `${machines} machines, ${what}, over the floor`, ours: ms(value), against: ms(bottom), value: value / bottom, unit: 'x' }
  );
  return [
    { ...row('text and files', writer), goal: { atMost: 8 } },
    row('text and files and empty constructs', bare),
    row('everything', whole),
  ];
}

export function loading(rounds: number): Row {
  const { base, ours } = inTurns(rounds, {
    base: () => statementMs('require("cdk8s")'),
    ours: () => statementMs(`require("cdk8s"); require(${JSON.stringify(BUILT)})`),
  });
  const [a, b] = [median(ours), median(base)];
  return { measure: 'loading the package, over cdk8s', ours: ms(a), against: ms(b), value: a - b, unit: 'ms', goal: { atMost: 30 } };
}

/** The time of `cdk8s synth` for the quick start, and for the program of `cdk8s init typescript-app`. Both start in the same way. */
export function quickStart(rounds: number): Row {
  const folder = mkdtempSync(join(tmpdir(), 'vm-fleet-bench-'));
  try {
    const [ours, stock] = [join(folder, 'ours'), join(folder, 'stock')];
    cpSync(join(ROOT, 'examples', 'quick-start'), ours, { recursive: true });
    mkdirSync(stock);
    cpSync(join(ROOT, 'node_modules', 'cdk8s-cli', 'templates', 'typescript-app', 'main.ts'), join(stock, 'main.ts'));
    mkdirSync(join(folder, 'node_modules'));
    for (const name of ['cdk8s', 'constructs', 'tsx']) symlinkSync(join(ROOT, 'node_modules', name), join(folder, 'node_modules', name));
    symlinkSync(ROOT, join(folder, 'node_modules', 'cdk8s-vm-fleet'));
    writeFileSync(join(stock, 'cdk8s.yaml'), 'language: typescript\napp: node --import tsx main.ts\n');
    const cli = join(ROOT, 'node_modules', '.bin', 'cdk8s');
    const { a, b } = inTurns(rounds, {
      a: () => commandMs(cli, ['synth', '--check-upgrade=false'], ours),
      b: () => commandMs(cli, ['synth', '--check-upgrade=false'], stock),
    });
    return { measure: 'cdk8s synth of the quick start, over the stock template', ours: ms(median(a)), against: ms(median(b)), value: median(a) / median(b), unit: 'x' };
  } finally {
    rmSync(folder, { recursive: true });
  }
}
