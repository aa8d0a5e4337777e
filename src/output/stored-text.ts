/** Size of a block in bytes. */
const BLOCK = 256 * 1024;

/** The largest number of bytes that a UTF-16 code unit has in UTF-8. */
const MAX_BYTES = 3;

/** The UTF-8 bytes of a text, in a block that many texts share. */
export interface StoredText {
  readonly block: Buffer;
  readonly start: number;
  readonly end: number;
}

/** Keeps texts as bytes outside of the JavaScript heap. In the heap, each text would be an object for the garbage collection. */
export class TextStore {
  private block = Buffer.alloc(0);
  private used = 0;

  public add(text: string): StoredText {
    // Counting the bytes takes as long as writing them, so they are counted only if the block may be too small.
    const room = this.block.length - this.used;
    if (text.length * MAX_BYTES > room && Buffer.byteLength(text) > room) {
      this.block = Buffer.allocUnsafeSlow(Math.max(Buffer.byteLength(text), BLOCK));
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
