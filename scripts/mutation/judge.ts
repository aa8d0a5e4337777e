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

/** A test run may take this many times what it takes without a mutant, and a minute more. */
const SLACK = 4;

/** What jest says of a file that it could not run. */
const NOT_RUN = 'Test suite failed to run';

/** Finds out whether anything notices a mutant. */
export class Judge {
  private readonly order: Order;

  constructor(private readonly copy: string, private readonly compiler: Compiler, private readonly seconds: Readonly<Record<string, number>>) {
    this.order = orderOf(seconds);
  }

  /** What the compiler and the quick tests say. */
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
   * What the slow tests say about those that are left. A test that passes with all of them in place notices none of them;
   * what fails is asked about each alone. In the rare case that two hide each other, both count as survivors.
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

/** Groups in which no mutant lies in another. */
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
