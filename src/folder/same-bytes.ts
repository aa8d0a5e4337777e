import { closeSync, openSync, readSync } from 'fs';
import { OutputFile } from './output-file';

/** What is read at once. Files are compared piece by piece, and none is ever in memory twice. */
let piece = Buffer.alloc(0);

/** Whether a file on the disk has just the bytes of one that is to be. One that nobody may read has not, and can be replaced. */
export function holds(path: string, { chunks }: OutputFile): boolean {
  const file = open(path);
  if (file === undefined) return false;
  try {
    return chunks.every(chunk => read(file, chunk.length).equals(chunk)) && read(file, 1).length === 0;
  } finally {
    closeSync(file);
  }
}

function open(path: string): number | undefined {
  try {
    return openSync(path, 'r');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EACCES') return undefined;
    throw error;
  }
}

/** The next bytes of a file, fewer if it ends. */
function read(file: number, length: number): Buffer {
  if (piece.length < length) piece = Buffer.allocUnsafe(length);
  let at = 0;
  for (let more = 1; more > 0 && at < length; at += more) more = readSync(file, piece, at, length - at, null);
  return piece.subarray(0, at);
}
