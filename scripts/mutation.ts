/**
 * Changes one thing in `src/`, runs the compiler and the tests, and repeats this for a sample by seed: `npm run mutation`.
 *
 * --seed N      the seed of the sample (1)
 * --count N     number of mutants (60)
 * --folder F    only below a folder (src)
 * --only ID     one mutant, by the id of an earlier run
 * --list        print the sample, and run nothing
 * --trust       skip the run without a mutant: the tests are known to pass
 * --json        the complete result as one JSON document
 *
 * Progress goes to stderr. Mutants are made in a copy of the work tree. Exits with 1 if fewer than 90 % are noticed.
 */
import { join } from 'path';
import { parseArgs } from 'util';
import { secondsOfTests } from './mutation/baseline';
import { Compiler } from './mutation/compile';
import { copyOf } from './mutation/copy';
import { mutantsBelow } from './mutation/find';
import { Judge, Verdict } from './mutation/judge';
import { described, Mutant } from './mutation/mutant';
import { sampled } from './mutation/sample';
import { jsonOf, killedShare, lineOf, summaryOf } from './mutation/summary';

const GOAL = 0.9;
const ROOT = join(__dirname, '..');

const { values: options } = parseArgs({
  options: {
    seed: { type: 'string', default: '1' },
    count: { type: 'string', default: '60' },
    folder: { type: 'string', default: 'src' },
    only: { type: 'string' },
    list: { type: 'boolean', default: false },
    trust: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
  },
});

const all = mutantsBelow(ROOT, options.folder.replace(/\/+$/, ''));
const chosen = options.only === undefined
  ? sampled(all, Number(options.count), Number(options.seed))
  : all.filter(({ id }) => id === options.only);

if (options.list) {
  process.stdout.write(chosen.map(mutant => `${mutant.id}\n    ${described(mutant)}\n`).join(''));
} else {
  void main(chosen).catch(error => {
    process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
    process.exitCode = 1;
  });
}

async function main(mutants: readonly Mutant[]): Promise<void> {
  if (mutants.length === 0) throw new Error('There is no such mutant: see --list');
  const copy = copyOf(ROOT);
  const tests = await secondsOfTests(copy, options.trust);
  const compiler = new Compiler(copy);
  const error = compiler.error();
  if (error !== undefined) throw new Error(`The source does not compile without a mutant: ${error}`);
  const judge = new Judge(copy, compiler, tests);
  const verdicts = new Map<Mutant, Verdict>();
  for (const [index, mutant] of mutants.entries()) {
    const verdict = await judge.first(mutant);
    verdicts.set(mutant, verdict);
    process.stderr.write(`${index + 1}/${mutants.length} ${lineOf(verdict)}\n`);
  }
  const left = mutants.filter(mutant => verdicts.get(mutant)!.outcome === 'survived');
  process.stderr.write(`${left.length} are left for the slow tests\n`);
  await judge.second(left, verdict => {
    verdicts.set(verdict.mutant, verdict);
    process.stderr.write(`${lineOf(verdict)}\n`);
  });
  const run = { seed: Number(options.seed), folder: options.folder, mutants: all.length, verdicts: [...verdicts.values()] };
  process.stdout.write(options.json ? jsonOf(run) : summaryOf(run));
  process.exitCode = killedShare(run.verdicts) >= GOAL ? 0 : 1;
}
