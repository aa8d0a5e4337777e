import { createHash } from 'crypto';
import { closeSync, constants, fstatSync, openSync, readSync } from 'fs';
import { addText, OutputFile } from './output-file';

/** The number of bytes that are read at a time. Files are compared piece by piece, so that a whole file is never in memory. */
const PIECE = 64 * 1024;
let piece = Buffer.alloc(0);

/** The flags for opening a file: a link is not followed, and opening a pipe does not wait for its writer. */
export const READ_FLAGS = constants.O_RDONLY + (constants.O_NOFOLLOW ?? 0) + (constants.O_NONBLOCK ?? 0);

/** The content of a file. */
export interface Found {
  /** The hash of all bytes except carriage returns; undefined if the file cannot be read. */
  readonly sha256?: string;
}

/**
 * Whether a file on the disk has exactly the bytes of a file of the new output. A file that cannot be read counts as different, and can be
 * replaced.
 */
export function holds(path: string, { chunks }: OutputFile): boolean {
  return withFile(path, file => chunks.every(chunk => read(file, chunk.length).equals(chunk)) && read(file, 1).length === 0) ?? false;
}

/** The hash of a file on the disk. Undefined if the path does not exist or is not a plain file. */
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

/** Opens a file for a function. Undefined if this process has no permission to read the file. */
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

/** The next bytes of a file; fewer than `length` at the end of the file. */
function read(file: number, length: number): Buffer {
  if (piece.length < length) piece = Buffer.allocUnsafe(length);
  let at = 0;
  for (let more = 1; more > 0 && at < length; at += more) more = readSync(file, piece, at, length - at, null);
  return piece.subarray(0, at);
}
