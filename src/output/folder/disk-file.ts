import { createHash } from 'crypto';
import { closeSync, constants, fstatSync, openSync, readSync } from 'fs';
import { addText, OutputFile } from './output-file';

/** What is read at once. Files are compared piece by piece, so that no file of the folder is ever in memory as a whole. */
const PIECE = 64 * 1024;
let piece = Buffer.alloc(0);

/** Never through a link, and never waiting for a writer of a pipe. */
export const READ_FLAGS = constants.O_RDONLY + (constants.O_NOFOLLOW ?? 0) + (constants.O_NONBLOCK ?? 0);

/** What was found in a file. */
export interface Found {
  /** Of all bytes but carriage returns; undefined if it cannot be read. */
  readonly sha256?: string;
}

/** Whether a file on the disk has just the bytes of one that is to be. One that cannot be read has not, and can be replaced. */
export function holds(path: string, { chunks }: OutputFile): boolean {
  return withFile(path, file => chunks.every(chunk => read(file, chunk.length).equals(chunk)) && read(file, 1).length === 0) ?? false;
}

/** What is in a file on the disk. Undefined if there is nothing, or something else than a plain file. */
export function find(path: string): Found | undefined {
  try {
    const sha256 = withFile(path, file => {
      if (!fstatSync(file).isFile()) return '';
      const hash = createHash('sha256');
      for (let bytes = read(file, PIECE); bytes.length > 0; bytes = read(file, PIECE)) addText(hash, bytes);
      return hash.digest('hex');
    });
    return sha256 === '' ? undefined : { sha256 };
  } catch (error) {
    if (['ENOENT', 'ELOOP', 'EISDIR', 'ENXIO', 'ENOTDIR'].includes((error as NodeJS.ErrnoException).code ?? '')) return undefined;
    throw error;
  }
}

/** Undefined if the file cannot be read. */
function withFile<T>(path: string, use: (file: number) => T): T | undefined {
  let file: number;
  try {
    file = openSync(path, READ_FLAGS);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EACCES') return undefined;
    throw error;
  }
  try {
    return use(file);
  } finally {
    closeSync(file);
  }
}

/** The next bytes of a file, fewer if it ends. */
function read(file: number, length: number): Buffer {
  if (piece.length < length) piece = Buffer.allocUnsafe(length);
  let at = 0;
  for (let more = 1; more > 0 && at < length; at += more) more = readSync(file, piece, at, length - at, null);
  return piece.subarray(0, at);
}
