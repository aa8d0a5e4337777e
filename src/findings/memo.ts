/**
 * Keeps the results of checks of texts, so that each text is checked once. Each check of a fleet creates its own memo and drops it at the
 * end, so a memo is never out of date.
 */
export class Memo {
  private readonly known = new Map<unknown, Map<string, unknown>>();

  /** The result of a pure function for a text. */
  public of<T>(work: (text: string, memo: Memo) => T, text: string): T {
    const known = this.resultsOf(work);
    const result = known.get(text) as T | undefined;
    if (result !== undefined || known.has(text)) return result as T;
    const made = work(text, this);
    known.set(text, made);
    return made;
  }

  /** The result of `make`, which must be a pure function of the key. */
  public get<T>(kind: unknown, key: string, make: () => T): T {
    const known = this.resultsOf(kind);
    const result = known.get(key) as T | undefined;
    if (result !== undefined || known.has(key)) return result as T;
    const made = make();
    known.set(key, made);
    return made;
  }

  private resultsOf(kind: unknown): Map<string, unknown> {
    let known = this.known.get(kind);
    if (known === undefined) this.known.set(kind, known = new Map());
    return known;
  }
}
