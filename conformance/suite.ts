import { Asked } from './asked';

/** Counts passed and failed checks, and prints each failure immediately. */
export class Suite {
  readonly asked = new Asked();
  private passed = 0;
  private failed = 0;
  private readonly started = Date.now();

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
