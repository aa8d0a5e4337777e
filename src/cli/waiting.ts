import { say } from '../output/say';

const PATIENCE_MS = 1000;

/**
 * Says on a terminal what a command waits for, when that takes more than a second. It is a line of its own, since the program that
 * it waits for writes to the same terminal.
 */
export class Waiting {
  private readonly timer?: NodeJS.Timeout;

  constructor(what: string, quiet: boolean) {
    if (quiet || process.stderr.isTTY !== true) return;
    this.timer = setTimeout(() => say(process.stderr, `${what} ...\n`), PATIENCE_MS);
    this.timer.unref();
  }

  public end(): void {
    clearTimeout(this.timer);
  }
}
