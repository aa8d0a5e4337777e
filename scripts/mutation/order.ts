/** Test files, by when they run for a mutant. */
export interface Order {
  /** The files nearest to the source, then all other fast ones. They run for each mutant. */
  quick(file: string): string[][];
  /** Slow files. They run once for all remaining mutants, fastest first. */
  readonly slow: readonly string[];
}

/** The maximum time of a fast test file, in seconds. */
const QUICK = 10;

/** How many of the nearest files run first. */
const NEAR = 5;

/** These run with them: they cover every kind, code and version. */
const BROAD = /every-(code|property)|versions|findings\/shape/;

export function orderOf(seconds: Readonly<Record<string, number>>): Order {
  const tests = Object.keys(seconds).sort((one, other) => seconds[one] - seconds[other]);
  const quick = tests.filter(test => seconds[test] <= QUICK);
  return {
    quick: file => {
      const byNearness = [...quick].sort((one, other) => nearness(file, other) - nearness(file, one));
      const first = [...new Set([...byNearness.slice(0, NEAR), ...quick.filter(test => BROAD.test(test))])];
      return [first, quick.filter(test => !first.includes(test))];
    },
    slow: tests.filter(test => seconds[test] > QUICK),
  };
}

/**
 * The common part of the paths of a test and a source file. Imports do not help, because each test imports the whole package; tests mirror
 * the source folders.
 */
function nearness(file: string, test: string): number {
  const own = words(file);
  return words(test).filter(word => own.includes(word)).length;
}

function words(path: string): string[] {
  return path.replace(/^(src|test)\//, '').replace(/(\.test)?\.ts$/, '').split(/[/.-]/).map(word => word.replace(/s$/, ''));
}
