import { createHash, Hash } from 'crypto';

/** A file as it is to be, in memory. */
export interface OutputFile {
  /** Below the folder, with slashes. */
  readonly path: string;
  readonly chunks: readonly Buffer[];
  readonly size: number;
  /** Of all its bytes but carriage returns, in hexadecimal: Git may have added some when it checked the file out. */
  readonly sha256: string;
}

/**
 * Characters that are turned into bytes at once: texts of any length fit, few large ones are alive together, and their parts are
 * still in the processor's cache.
 */
const CHUNK = 64 * 1024;

const CR = 13;

/** Makes a file of texts, one after the other. */
export function outputFile(path: string, texts: Iterable<string>): OutputFile {
  const chunks: Buffer[] = [];
  let pending = '';
  for (const text of texts) {
    pending += text;
    if (pending.length >= CHUNK) {
      chunks.push(Buffer.from(pending));
      pending = '';
    }
  }
  if (pending !== '') chunks.push(Buffer.from(pending));
  const hash = createHash('sha256');
  for (const chunk of chunks) addText(hash, chunk);
  return { path, chunks, size: chunks.reduce((sum, { length }) => sum + length, 0), sha256: hash.digest('hex') };
}

/** Adds bytes to a hash, without carriage returns. */
export function addText(hash: Hash, bytes: Buffer): void {
  hash.update(bytes.includes(CR) ? bytes.filter(byte => byte !== CR) : bytes);
}

/** Whether bytes are those of a file. */
export function hasBytes({ chunks, size }: OutputFile, bytes: Buffer): boolean {
  if (bytes.length !== size) return false;
  let at = 0;
  return chunks.every(chunk => chunk.equals(bytes.subarray(at, at += chunk.length)));
}
