/**
 * What was worked out about texts, so that each is looked at once. Made for one look at a fleet, handed on explicitly, and
 * gone with it: nothing here can be out of date.
 */
export class Memo {
  private readonly known = new Map<unknown, Map<string, unknown>>();

  /** What a pure function makes of a text. */
  public of<T>(work: (text: string, memo: Memo) => T, text: string): T {
    return this.get(work, text, () => work(text, this));
  }

  /** What `make` makes, if that is a pure function of the key. */
  public get<T>(kind: unknown, key: string, make: () => T): T {
    let known = this.known.get(kind);
    if (known === undefined) this.known.set(kind, known = new Map());
    if (known.has(key)) return known.get(key) as T;
    const made = make();
    known.set(key, made);
    return made;
  }
}
