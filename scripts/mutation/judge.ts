import { readFileSync } from 'fs';
import { join } from 'path';
import { Compiler } from './compile';
import { JestRun, runJest } from './jest';
import { applied, Mutant, withMutants } from './mutant';
import { Order, orderOf } from './order';

export interface Verdict {
  readonly mutant: Mutant;
  readonly outcome: 'compiler' | 'test' | 'timeout' | 'survived';
  /** The error or the test that noticed the mutant. */
  readonly by?: string;
}

/** The time limit of a test run, as a multiple of its time without a mutant, plus a minute. */
const SLACK = 4;

/** jest's message for a file that could not run. */
const NOT_RUN = 'Test suite failed to run';

/** Determines whether the compiler or a test notices a mutant. */
export class Judge {
  private readonly order: Order;

  constructor(private readonly copy: string, private readonly compiler: Compiler, private readonly seconds: Readonly<Record<string, number>>) {
    this.order = orderOf(seconds);
  }

  /** Asks the compiler and the fast tests. */
  public async first(mutant: Mutant): Promise<Verdict> {
    const text = readFileSync(join(this.copy, mutant.file), 'utf8');
    const error = this.compiler.error(mutant.file, applied(text, mutant));
    if (error !== undefined) return { mutant, outcome: 'compiler', by: error };
    for (const tests of this.order.quick(mutant.file)) {
      const run = await this.run(tests, [mutant]);
      if (run.outcome !== 'passed') return verdictOf(mutant, run);
    }
    return { mutant, outcome: 'survived' };
  }

  /**
   * Asks the slow tests about the remaining mutants. A test that passes with all of them in place notices none. A failed test is run again
   * for each mutant. If two mutants hide each other, which is rare, both count as survivors.
   */
  public async second(mutants: readonly Mutant[], say: (verdict: Verdict) => void): Promise<void> {
    let left = apart(mutants);
    for (const test of this.order.slow) {
      for (const group of left) {
        const together = await this.run([test], group);
        if (together.outcome === 'passed') continue;
        for (const mutant of group) {
          const alone = group.length === 1 ? together : await this.run([test], [mutant], together.failures.filter(name => name !== NOT_RUN));
          if (alone.outcome === 'passed') continue;
          left = left.map(others => others.filter(other => other !== mutant));
          say(verdictOf(mutant, alone));
        }
      }
      left = left.filter(group => group.length > 0);
    }
  }

  private run(tests: readonly string[], mutants: readonly Mutant[], only: readonly string[] = []): Promise<JestRun> {
    const usual = tests.reduce((sum, test) => sum + this.seconds[test], 0);
    return withMutants(this.copy, mutants, () => runJest(this.copy, tests, usual * SLACK + 60, only));
  }
}

function verdictOf(mutant: Mutant, { outcome, file, failures }: JestRun): Verdict {
  return { mutant, outcome: outcome === 'timeout' ? 'timeout' : 'test', by: file && `${file}: ${failures[0]}` };
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
