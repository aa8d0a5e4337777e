import { closeSync, fstatSync, openSync, readSync } from 'fs';
import { firstWhere } from './search';
import { READ_FLAGS } from '../disk-file';
import { OutputFile } from '../output-file';

/** Bytes that are read piece by piece, so that a comparison of two large files never holds a whole file in memory. */
export interface Bytes {
  readonly size: number;
  /** The bytes from `from` up to, but not including, `to`. The next call may overwrite them. */
  read(from: number, to: number): Buffer;
}

export const NO_BYTES: Bytes = { size: 0, read: () => Buffer.alloc(0) };

/** The bytes of a file of the new output. */
export function bytesOf({ chunks, size }: OutputFile): Bytes {
  const starts: number[] = [];
  let at = 0;
  for (const chunk of chunks) {
    starts.push(at);
    at += chunk.length;
  }
  const read = (from: number, to: number): Buffer => {
    const first = Math.max(0, firstWhere(0, starts.length, i => starts[i] > from) - 1);
    const inside = chunks[first]?.subarray(from - starts[first], to - starts[first]);
    if (inside === undefined || inside.length === to - from) return inside ?? Buffer.alloc(0);
    return Buffer.concat([inside, read(from + inside.length, to)]);
  };
  return { size, read: (from, to) => from >= to ? Buffer.alloc(0) : read(from, Math.min(to, size)) };
}

/** Passes the bytes of a file on the disk to a function. */
export function withBytesOnDisk<T>(path: string, use: (bytes: Bytes) => T): T {
  const file = openSync(path, READ_FLAGS);
  try {
    return use({ size: fstatSync(file).size, read: (from, to) => readAt(file, from, to) });
  } finally {
    closeSync(file);
  }
}

function readAt(file: number, from: number, to: number): Buffer {
  const bytes = Buffer.allocUnsafe(Math.max(0, to - from));
  let at = 0;
  for (let more = 1; more > 0 && at < bytes.length; at += more) more = readSync(file, bytes, at, bytes.length - at, from + at);
  return bytes.subarray(0, at);
}
