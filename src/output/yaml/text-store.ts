/** Size of a block in bytes. */
const BLOCK = 256 * 1024;

/** The UTF-8 bytes of a text in a block that many texts share. */
export interface StoredText {
  readonly block: Buffer;
  readonly start: number;
  readonly end: number;
}

/** Keeps texts as bytes, outside of the engine's heap: a string of its own for each takes more memory and time of the garbage collection. */
export class TextStore {
  private block = Buffer.alloc(0);
  private used = 0;

  public add(text: string): StoredText {
    const size = Buffer.byteLength(text);
    if (this.used + size > this.block.length) {
      this.block = Buffer.allocUnsafeSlow(Math.max(size, BLOCK));
      this.used = 0;
    }
    const start = this.used;
    this.used += this.block.write(text, start);
    return { block: this.block, start, end: this.used };
  }
}

/** Joins texts. Those that follow each other in a block are one buffer, which is not copied. */
export class TextJoiner {
  public readonly chunks: Buffer[] = [];
  private last?: StoredText;

  public add(text: StoredText): void {
    if (this.last?.block === text.block && this.last.end === text.start) {
      this.last = { ...this.last, end: text.end };
    } else {
      this.end();
      this.last = text;
    }
  }

  /** Completes the list. */
  public end(): void {
    if (this.last !== undefined) this.chunks.push(this.last.block.subarray(this.last.start, this.last.end));
    this.last = undefined;
  }
}
