/** Test files by when they are asked about a mutant. */
export interface Order {
  /** The nearest to a file, then all others that are quick: asked about each mutant alone. */
  quick(file: string): string[][];
  /** Asked once about all mutants that are left, quickest first. */
  readonly slow: readonly string[];
}

/** Seconds that a quick test file takes at most. */
const QUICK = 10;

/** How many of the nearest are asked first. */
const NEAR = 5;

/** Asked along with them: they have every kind, code and version. */
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
 * How much the path of a test has in common with that of a source file. Each test imports the whole package, so imports say
 * nothing here; tests lie as the source does.
 */
function nearness(file: string, test: string): number {
  const own = words(file);
  return words(test).filter(word => own.includes(word)).length;
}

function words(path: string): string[] {
  return path.replace(/^(src|test)\//, '').replace(/(\.test)?\.ts$/, '').split(/[/.-]/).map(word => word.replace(/s$/, ''));
}
