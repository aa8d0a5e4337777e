import { readFileSync } from 'fs';
import { join } from 'path';
import { Compiler } from './compile';
import { JestRun, runJest } from './jest/run';
import { Memory } from './memory';
import { applied, Mutant, withMutants } from './mutant';
import { Order, orderOf } from './order';
import { TestRecord } from './records/record';
import { Verdict } from './verdict';

/** The limit of processor time of a test run, as a multiple of its time without a mutant, plus two minutes. */
const SLACK = 4;
const MORE = 120;

/** Failures that too little processor time may cause. These tests run again. */
const TIMED = /timed? ?out|SIGTERM|SIGKILL|toBeLessThan/i;

/** What the judge needs. */
export interface Court {
  readonly copy: string;
  /** The folder of jest's cache. */
  readonly cache: string;
  readonly compiler: Compiler;
  readonly records: ReadonlyMap<string, TestRecord>;
  readonly memory: Memory;
}

/** Determines whether the compiler or a test notices a mutant. */
export class Judge {
  constructor(private readonly court: Court) {}

  /** Runs the compiler and the quick tests. Undefined if they do not notice the mutant: then the slow tests decide. */
  public async first(mutant: Mutant): Promise<Verdict | undefined> {
    const { memory, compiler, copy } = this.court;
    const known = memory.verdictOn(mutant);
    if (known !== undefined) return known;
    const error = compiler.error(mutant.file, applied(readFileSync(join(copy, mutant.file), 'utf8'), mutant));
    if (error !== undefined) return this.keep(mutant, { outcome: 'compiler', by: error });
    return this.ask(mutant, memory.unasked(mutant, this.order(mutant).quick));
  }

  /**
   * Runs the slow tests with all remaining mutants in place. A test file that passes notices none of them. If the test file fails, it runs
   * again with each mutant alone. Mutants that hide each other, which is rare, count as survivors.
   */
  public async second(mutants: readonly Mutant[], say: (mutant: Mutant, verdict: Verdict) => void): Promise<void> {
    for (const group of apart(mutants)) {
      let left = [...group];
      let tests = this.slow(left);
      while (left.length > 0 && tests.length > 0) {
        const together = left.length === 1 ? undefined : await this.run(tests, left);
        if (together?.outcome === 'passed') {
          for (const mutant of left) this.court.memory.keepPassed(mutant, tests);
          break;
        }
        // The test files before the failed one have passed. If a run takes too long, it is not known which test files have passed.
        const failed = together === undefined ? tests.length - 1 : Math.max(0, tests.indexOf(together.failure?.file ?? ''));
        for (const mutant of left) {
          if (together !== undefined) this.court.memory.keepPassed(mutant, tests.slice(0, failed));
          const own = together === undefined ? tests : [tests[failed]];
          const verdict = await this.ask(mutant, own.filter(test => this.slow([mutant]).includes(test)));
          if (verdict === undefined) continue;
          left = left.filter(other => other !== mutant);
          say(mutant, verdict);
        }
        tests = tests.slice(failed + 1);
      }
      for (const mutant of left) {
        const { quick, slow } = this.order(mutant);
        say(mutant, { outcome: 'survived', by: `${quick.length + slow.length} test files execute it` });
      }
    }
  }

  /** The slow test files that execute one of the mutants and have not run with it, fastest first. */
  private slow(mutants: readonly Mutant[]): string[] {
    const { memory, records } = this.court;
    const tests = new Set(mutants.flatMap(mutant => memory.unasked(mutant, this.order(mutant).slow)));
    return [...tests].sort((one, other) => records.get(one)!.seconds - records.get(other)!.seconds);
  }

  /** Runs test files with one mutant, until a test file notices it. */
  private async ask(mutant: Mutant, tests: readonly string[]): Promise<Verdict | undefined> {
    for (let left = tests; left.length > 0;) {
      const run = await this.run(left, [mutant]);
      if (run.outcome === 'passed') {
        this.court.memory.keepPassed(mutant, left);
        return undefined;
      }
      if (run.failure === undefined) return this.keep(mutant, { outcome: 'timeout', by: `one of ${left.join(', ')}` });
      const { file, test, message } = run.failure;
      const place = left.indexOf(file);
      if (place < 0) throw new Error(`${file} was not asked about ${mutant.id}`);
      this.court.memory.keepPassed(mutant, left.slice(0, place));
      const isSure = !TIMED.test(message) && !this.court.records.get(file)!.isMissing;
      if (isSure || await this.isConfirmed(mutant, file)) {
        return this.keep(mutant, { outcome: 'test', by: `${file}: ${test || message}` }, file);
      }
      left = left.slice(place + 1);
    }
    return undefined;
  }

  /** Whether a test file passes without the mutant, and fails with it again. */
  private async isConfirmed(mutant: Mutant, test: string): Promise<boolean> {
    return (await this.run([test], [])).outcome === 'passed' && (await this.run([test], [mutant])).outcome !== 'passed';
  }

  private keep(mutant: Mutant, verdict: Verdict, test?: string): Verdict {
    this.court.memory.keepVerdict(mutant, verdict, test);
    return verdict;
  }

  private order(mutant: Mutant): Order {
    return orderOf(mutant, this.court.records);
  }

  private run(tests: readonly string[], mutants: readonly Mutant[]): Promise<JestRun> {
    const { copy, cache, records } = this.court;
    const usual = tests.reduce((sum, test) => sum + records.get(test)!.seconds, 0);
    return withMutants(copy, mutants, () => runJest(copy, cache, tests, usual * SLACK + MORE));
  }
}

/** Groups of mutants that do not overlap. */
function apart(mutants: readonly Mutant[]): Mutant[][] {
  const groups: Mutant[][] = [];
  for (const mutant of mutants) {
    const isClear = (other: Mutant) => other.file !== mutant.file || other.end <= mutant.start || mutant.end <= other.start;
    const group = groups.find(others => others.every(isClear));
    if (group) {
      group.push(mutant);
    } else {
      groups.push([mutant]);
    }
  }
  return groups;
}
