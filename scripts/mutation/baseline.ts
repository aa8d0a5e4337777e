import { existsSync, readdirSync, readFileSync, writeFileSync } from 'fs';
import { dirname, join } from 'path';
import { runJest } from './jest';

/** Assumed seconds of a test file without an earlier run. */
const UNKNOWN = 2;

/** Far more than the whole suite takes. */
const LIMIT = 3600;

/**
 * Measures the seconds of each test file without a mutant. All files must pass: a test that always fails would notice every mutant.
 *
 * @param trusted The tests are known to pass: only the times of the last run are used.
 */
export async function secondsOfTests(copy: string, trusted: boolean): Promise<Record<string, number>> {
  const known = `${dirname(copy)}.json`;
  const tests = (readdirSync(join(copy, 'test'), { recursive: true }) as string[])
    .filter(file => file.endsWith('.test.ts')).map(file => `test/${file}`).sort();
  if (!trusted) {
    const { outcome, seconds, file, failures } = await runJest(copy, tests, LIMIT);
    if (outcome !== 'passed') throw new Error(`The tests do not pass without a mutant: ${file ?? outcome} ${failures.join(', ')}`);
    writeFileSync(known, JSON.stringify(seconds));
  }
  const seconds: Record<string, number> = existsSync(known) ? JSON.parse(readFileSync(known, 'utf8')) : {};
  return Object.fromEntries(tests.map(test => [test, seconds[test] ?? UNKNOWN]));
}
