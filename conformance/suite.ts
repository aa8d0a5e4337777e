import { Asked } from './asked';

/** Counts what passed and what failed, and says each failure as soon as it is known. */
export class Suite {
  readonly asked = new Asked();
  private passed = 0;
  private failed = 0;
  private readonly started = Date.now();

  section(title: string): void {
    process.stdout.write(`\n# ${title} (${this.seconds()} s)\n`);
  }

  /** One thing that has to hold; `problem` says what is wrong with it, if anything is. */
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

  /** Keeps the figures of the run for the page. */
  record(): void {
    this.asked.save({ seconds: this.seconds(), passed: this.passed });
  }

  /** The closing line; true if nothing failed. */
  finish(): boolean {
    process.stdout.write(`\n${this.seconds()} s\n${this.passed} passed, ${this.failed} failed\n`);
    return this.failed === 0;
  }

  seconds(): number {
    return Math.round((Date.now() - this.started) / 1000);
  }
}
