import { say } from '../output/say';

const PATIENCE_MS = 1000;

/**
 * Prints on a terminal what a command waits for, if the wait takes more than a second. The text is a line of its own, because the program
 * writes to the same terminal.
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
