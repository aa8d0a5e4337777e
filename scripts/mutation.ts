/** Changes one place in `src/`, and runs the compiler and the tests that execute this place. Repeats this for a sample that a seed selects. */
import { mkdirSync, readFileSync } from 'fs';
import { join } from 'path';
import { Compiler } from './mutation/compile';
import { copyOf } from './mutation/copy';
import { mutantsBelow } from './mutation/find';
import { fingerprintOfSource, fingerprintsOf } from './mutation/fingerprint';
import { Judge } from './mutation/judge';
import { Memory } from './mutation/memory';
import { described, Mutant } from './mutation/mutant';
import { Records, timesOf } from './mutation/records/collect';
import { sampled } from './mutation/sample';
import { jsonOf, killedShare, lineOf, summaryOf } from './mutation/summary';
import { Judged } from './mutation/verdict';
import { toolOptions } from './tool-options';

const GOAL = 0.9;
const ROOT = join(__dirname, '..');
const CACHE = join(ROOT, 'node_modules', '.cache', 'mutation');

const USAGE = `Changes one place in src/, and runs the compiler and the tests that execute this place: npm run mutation -- [options]

--seed N      the seed of the sample (1)
--count N     number of mutants (60)
--folder F    only below a folder (src)
--only ID     one mutant, by the id of an earlier run
--list        print the sample, and run nothing
--record N    record at most N test files (all). A file without a record counts as executing everything, and runs last
--times FILE  the result of npx jest --json --outputFile FILE: cheap test files are recorded first
--json        the complete result as one JSON document

Progress goes to stderr. Mutants are made in a copy of the work tree. The results stay in node_modules/.cache/mutation, so a run continues where
an earlier run was stopped. Exits with 1 if the compiler and the tests notice fewer than 90 % of the mutants.`;

const options = toolOptions(USAGE, {
  seed: { type: 'string', default: '1' },
  count: { type: 'string', default: '60' },
  folder: { type: 'string', default: 'src' },
  only: { type: 'string' },
  list: { type: 'boolean', default: false },
  record: { type: 'string', default: 'Infinity' },
  times: { type: 'string' },
  json: { type: 'boolean', default: false },
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
  mkdirSync(CACHE, { recursive: true });
  const copy = copyOf(ROOT);
  const fingerprints = fingerprintsOf(copy);
  const kept = new Records(copy, CACHE, fingerprints, options.times === undefined ? new Map() : timesOf(readFileSync(options.times, 'utf8')));
  await kept.collect(kept.missing().slice(0, Number(options.record)), say);
  const records = kept.read();
  const compiler = new Compiler(copy);
  const error = compiler.error();
  if (error !== undefined) throw new Error(`The source does not compile without a mutant: ${error}`);
  const memory = new Memory(join(CACHE, 'verdicts.json'), fingerprintOfSource(copy), fingerprints);
  const judge = new Judge({ copy, cache: join(CACHE, 'jest'), compiler, records, memory });
  const verdicts = new Map<Mutant, Judged>();
  for (const mutant of mutants) {
    const verdict = await judge.first(mutant);
    if (verdict !== undefined) keep({ mutant, ...verdict });
    else say(`left     ${mutant.id}`);
  }
  const left = mutants.filter(mutant => !verdicts.has(mutant));
  say(`${left.length} are left for the slow tests`);
  await judge.second(left, (mutant, verdict) => keep({ mutant, ...verdict }));
  const run = { seed: Number(options.seed), folder: options.folder, mutants: all.length, verdicts: mutants.map(mutant => verdicts.get(mutant)!) };
  process.stdout.write(options.json ? jsonOf(run) : summaryOf(run));
  process.exitCode = killedShare(run.verdicts) >= GOAL ? 0 : 1;

  function keep(judged: Judged): void {
    verdicts.set(judged.mutant, judged);
    say(`${verdicts.size}/${mutants.length} ${lineOf(judged)}`);
  }
}

function say(line: string): void {
  process.stderr.write(`${line}\n`);
}
