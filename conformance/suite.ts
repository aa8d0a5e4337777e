import { Asked, LastRun } from './asked';
import { AdmittedAnyway, STRICTER } from './disagreements';

/** The results of a job, as data. */
export interface Result extends Pick<LastRun, 'figures' | 'fields'> {
  readonly passed: number;
  readonly failed: number;
  /** The positions of rules in the list of known differences. */
  readonly shown: readonly number[];
}

/** Counts passed and failed checks, and prints each failure immediately. */
export class Suite {
  readonly asked = new Asked();
  /** The rules by which the library was stricter than the cluster. */
  readonly shown = new Set<AdmittedAnyway>();
  private passed = 0;
  private failed = 0;

  /** @param started the time at which the whole run started */
  constructor(readonly started = Date.now()) {}

  section(title: string): void {
    process.stdout.write(`\n# ${title} (${this.seconds()} s)\n`);
  }

  /** One check; `problem` returns the failure, if there is one. */
  check(what: string, problem: string | undefined): boolean {
    if (problem === undefined) {
      this.passed++;
      return true;
    }
    this.failed++;
    process.stdout.write(`FAILED ${what}\n  ${problem.replaceAll('\n', '\n  ')}\n`);
    return false;
  }

  note(line: string): void {
    process.stdout.write(`  ${line}\n`);
  }

  result(): Result {
    return { passed: this.passed, failed: this.failed, shown: [...this.shown].map(rule => STRICTER.indexOf(rule)), ...this.asked.data() };
  }

  /** Adds the results of a job. */
  add({ passed, failed, shown, ...asked }: Result): void {
    this.passed += passed;
    this.failed += failed;
    for (const i of shown) this.shown.add(STRICTER[i]);
    this.asked.add(asked);
  }

  /** Writes the figures of the run for the page. */
  record(): void {
    this.asked.save({ seconds: this.seconds(), passed: this.passed });
  }

  /** Prints the summary. Returns true if nothing failed. */
  finish(): boolean {
    process.stdout.write(`\n${this.seconds()} s\n${this.passed} passed, ${this.failed} failed\n`);
    return this.failed === 0;
  }

  seconds(): number {
    return Math.round((Date.now() - this.started) / 1000);
  }
}
