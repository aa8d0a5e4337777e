import { existsSync, readFileSync, writeFileSync } from 'fs';
import { Mutant } from './mutant';
import { Verdict } from './verdict';

/** The known results of one mutant. Test files are stored with their fingerprints, so a changed test file runs again. */
interface Known {
  readonly verdict?: Verdict;
  /** The test file of the verdict. */
  readonly by?: [test: string, fingerprint: string];
  /** Test files that did not notice the mutant. */
  readonly passed: Record<string, string>;
}

/** The results of all earlier runs, in a file, so that a run continues where an earlier run was stopped. */
export class Memory {
  private readonly known: Record<string, Known>;

  /**
   * @param path the file
   * @param source the fingerprint of the source: mutants of another source are other mutants
   * @param fingerprints of the test files
   */
  constructor(private readonly path: string, private readonly source: string, private readonly fingerprints: ReadonlyMap<string, string>) {
    this.known = existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : {};
  }

  public verdictOn(mutant: Mutant): Verdict | undefined {
    const { verdict, by } = this.of(mutant);
    return by === undefined || this.fingerprints.get(by[0]) === by[1] ? verdict : undefined;
  }

  /** The test files that have not run with the mutant. */
  public unasked(mutant: Mutant, tests: readonly string[]): string[] {
    const { passed } = this.of(mutant);
    return tests.filter(test => passed[test] !== this.fingerprints.get(test));
  }

  public keepPassed(mutant: Mutant, tests: readonly string[]): void {
    const known = this.of(mutant);
    this.keep(mutant, { ...known, passed: { ...known.passed, ...Object.fromEntries(tests.map(test => [test, this.fingerprints.get(test)!])) } });
  }

  /** @param test the test file that noticed the mutant; none for the compiler */
  public keepVerdict(mutant: Mutant, verdict: Verdict, test?: string): void {
    this.keep(mutant, { ...this.of(mutant), verdict, ...test !== undefined && { by: [test, this.fingerprints.get(test)!] } });
  }

  private of(mutant: Mutant): Known {
    return this.known[this.key(mutant)] ?? { passed: {} };
  }

  private keep(mutant: Mutant, known: Known): void {
    this.known[this.key(mutant)] = known;
    writeFileSync(this.path, JSON.stringify(this.known, undefined, 1));
  }

  private key({ id }: Mutant): string {
    return `${this.source} ${id}`;
  }
}
