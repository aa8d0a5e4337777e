import { existsSync, mkdirSync, readFileSync, renameSync } from 'fs';
import { dirname, join } from 'path';
import { recordPath, TestRecord } from './record';
import { runJest } from '../jest/run';

/** Test files in one process: V8 keeps the scripts of each until the process ends. */
const BATCH = 8;

/** Seconds of processor time of a batch. */
const LIMIT = 3600;

/** Assumed seconds of a test file that was never run. */
const UNKNOWN = 1000;

/** The records of all test files, which are kept between runs. */
export class Records {
  /**
   * @param fingerprints the fingerprint of each test file and everything on which it depends
   * @param times seconds by test file, of an earlier run of jest
   */
  constructor(
    private readonly copy: string, private readonly cache: string,
    private readonly fingerprints: ReadonlyMap<string, string>, private readonly times: ReadonlyMap<string, number>,
  ) {}

  /** Test files without a record, cheapest first. */
  public missing(): string[] {
    const seconds = (test: string) => this.times.get(test) ?? UNKNOWN;
    return [...this.fingerprints.keys()].filter(test => !existsSync(this.path(test))).sort((one, other) => seconds(one) - seconds(other));
  }

  /** A test file without a record counts as executing everything. */
  public read(): Map<string, TestRecord> {
    return new Map([...this.fingerprints.keys()].map(test => [test, existsSync(this.path(test))
      ? JSON.parse(readFileSync(this.path(test), 'utf8')) as TestRecord
      : { seconds: this.times.get(test) ?? UNKNOWN, isPartial: true, isMissing: true, unexecuted: {} }]));
  }

  /** Runs test files without a mutant. Those that fail get no record. */
  public async collect(tests: readonly string[], say: (line: string) => void): Promise<void> {
    const fresh = join(this.cache, 'records', 'new');
    mkdirSync(fresh, { recursive: true });
    for (let rest = [...tests]; rest.length > 0;) {
      const batch = rest.slice(0, BATCH);
      const { outcome, failure } = await runJest(this.copy, join(this.cache, 'jest'), batch, LIMIT, fresh);
      const done = batch.filter(test => existsSync(recordPath(fresh, test)));
      for (const test of done) {
        mkdirSync(dirname(this.path(test)), { recursive: true });
        renameSync(recordPath(fresh, test), this.path(test));
      }
      const failed = outcome === 'passed' ? undefined : failure?.file ?? batch[done.length];
      rest = rest.filter(test => !done.includes(test) && test !== failed);
      if (failed !== undefined) say(`FAILS WITHOUT A MUTANT: ${failed} ${failure ? `${failure.test}: ${failure.message}` : 'takes too long'}`);
      say(`${tests.length - rest.length}/${tests.length} test files recorded`);
    }
  }

  private path(test: string): string {
    return join(this.cache, 'records', this.fingerprints.get(test)!, recordPath('', test));
  }
}

/** Seconds by test file, of the JSON result of jest. */
export function timesOf(result: string): Map<string, number> {
  const { testResults } = JSON.parse(result) as { testResults: { name: string; startTime: number; endTime: number }[] };
  return new Map(testResults.map(({ name, startTime, endTime }) => [name.slice(name.indexOf('/test/') + 1), (endTime - startTime) / 1000]));
}
