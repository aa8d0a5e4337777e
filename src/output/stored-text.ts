/** Size of a block in bytes. */
const BLOCK = 256 * 1024;

/** The UTF-8 bytes of a text, in a block that many texts share. */
export interface StoredText {
  readonly block: Buffer;
  readonly start: number;
  readonly end: number;
}

/** Keeps texts as bytes outside of the engine's heap, where each would be an object for the garbage collection. */
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

/** The bytes of a stored text, which are not copied. */
export function bytesOf({ block, start, end }: StoredText): Buffer {
  return block.subarray(start, end);
}
