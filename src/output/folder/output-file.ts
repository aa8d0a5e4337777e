import { createHash, Hash } from 'crypto';
import { bytesOf, StoredText } from '../stored-text';

/** A file of the new output, in memory. */
export interface OutputFile {
  /** Relative to the folder, with slashes. */
  readonly path: string;
  readonly chunks: readonly Buffer[];
  readonly size: number;
  /** A hexadecimal hash of all bytes except carriage returns, which Git may have added when it checked the file out. */
  readonly sha256: string;
}

/**
 * Texts are joined until they have this number of characters, and are then encoded together. Therefore only a few large buffers exist at a
 * time, and the text stays in the processor's cache.
 */
const CHUNK = 64 * 1024;

const CR = 13;

/** Joins texts to one file, in their order. */
export function outputFile(path: string, texts: Iterable<string | StoredText>): OutputFile {
  const chunks = chunksOf(texts);
  const hash = createHash('sha256');
  for (const chunk of chunks) addText(hash, chunk);
  return { path, chunks, size: chunks.reduce((sum, { length }) => sum + length, 0), sha256: hash.digest('hex') };
}

/** Strings are joined and encoded. Stored texts that are adjacent in one block become one chunk, which is not copied. */
function chunksOf(texts: Iterable<string | StoredText>): Buffer[] {
  const chunks: Buffer[] = [];
  let pending = '';
  let stored: StoredText | undefined;
  const flush = () => {
    if (stored !== undefined) chunks.push(bytesOf(stored));
    else if (pending !== '') chunks.push(Buffer.from(pending));
    [stored, pending] = [undefined, ''];
  };
  for (const text of texts) {
    if (typeof text === 'string') {
      if (stored !== undefined || pending.length >= CHUNK) flush();
      pending += text;
    } else if (stored !== undefined && stored.block === text.block && stored.end === text.start) {
      stored = { block: stored.block, start: stored.start, end: text.end };
    } else {
      flush();
      stored = text;
    }
  }
  flush();
  return chunks;
}

/** Adds bytes to a hash, without carriage returns. */
export function addText(hash: Hash, bytes: Buffer): void {
  hash.update(bytes.includes(CR) ? bytes.filter(byte => byte !== CR) : bytes);
}

/** Whether a file consists of exactly these bytes. */
export function hasBytes({ chunks, size }: OutputFile, bytes: Buffer): boolean {
  if (bytes.length !== size) return false;
  let at = 0;
  return chunks.every(chunk => chunk.equals(bytes.subarray(at, at += chunk.length)));
}
