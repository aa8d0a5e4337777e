import { sayAsIs } from './say';

const PATIENCE_MS = 1000;
const REFRESH_MS = 100;

/** A progress line on a terminal during a long synthesis. Nothing is shown without a terminal, or in the first second. */
export class Progress {
  private readonly start = Date.now();
  private shownAt = this.start + PATIENCE_MS - REFRESH_MS;
  private isShown = false;
  private readonly isWatched: boolean;

  constructor(quiet: boolean) {
    this.isWatched = !quiet && process.stderr.isTTY === true;
  }

  /** Shows the current step and its progress. */
  public tell(what: string, done: number): void {
    if (!this.isWatched || done % 64 !== 0) return;
    const now = Date.now();
    if (now - this.shownAt < REFRESH_MS) return;
    this.shownAt = now;
    this.isShown = true;
    sayAsIs(process.stderr, `\r\x1b[2K${done} ${what}`);
  }

  /** Removes the line. */
  public end(): void {
    if (this.isShown) sayAsIs(process.stderr, '\r\x1b[2K');
    this.isShown = false;
  }
}
