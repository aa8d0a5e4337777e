import { Mutant } from './mutant';
import { executes, TestRecord } from './records/record';

/** The test files that execute a mutant, in the order in which they run. */
export interface Order {
  /** The nearest and the cheapest files. They run with each mutant alone. */
  readonly quick: readonly string[];
  /** All other files. They run once with all remaining mutants. */
  readonly slow: readonly string[];
}

/** How many of the nearest files come first, and the maximum share of the suite's time for one of these files. */
const NEAR = 5;
const NEAR_SHARE = 1 / 80;

/** The share of the time of the whole suite that all quick files may take. */
const QUICK_SHARE = 1 / 20;

export function orderOf(mutant: Mutant, records: ReadonlyMap<string, TestRecord>): Order {
  const seconds = (test: string) => records.get(test)!.seconds;
  const whole = [...records.values()].reduce((sum, record) => sum + record.seconds, 0);
  const cheapest = [...records.keys()].filter(test => executes(records.get(test)!, mutant.file, mutant.start, mutant.end))
    .sort((one, other) => seconds(one) - seconds(other));
  const near = cheapest.filter(test => seconds(test) <= whole * NEAR_SHARE && nearness(mutant.file, test) > 0)
    .sort((one, other) => nearness(mutant.file, other) - nearness(mutant.file, one)).slice(0, NEAR);
  let sum = 0;
  const quick = [...near, ...cheapest.filter(test => !near.includes(test) && (sum += seconds(test)) <= whole * QUICK_SHARE)];
  return { quick, slow: cheapest.filter(test => !quick.includes(test)) };
}

/** The common part of the paths of a test and a source file: tests mirror the source folders. */
function nearness(file: string, test: string): number {
  const own = words(file);
  return words(test).filter(word => own.includes(word)).length;
}

function words(path: string): string[] {
  return path.replace(/^(src|test)\//, '').replace(/(\.test)?\.ts$/, '').split(/[/.-]/).map(word => word.replace(/s$/, ''));
}
