import { gunzipSync, inflateSync } from 'zlib';
import { binarySecret } from './binary';

/** The content that bytes encode: a text, or a binary secret. */
export interface Read {
  readonly text: string;
  /** The kind of secret, if the bytes are a binary secret. */
  readonly binary?: string;
}

export interface Decoded extends Read {
  /** Where the encoded content begins in the text. */
  readonly index: number;
  readonly end: number;
}

/** The largest number of bytes to decompress. */
const MAX_BYTES = 16 * 1024 * 1024;

/** The text or the binary secret in bytes. Undefined if the bytes are neither. */
export function readBytes(bytes: Uint8Array): Read | undefined {
  const plain = unzipped(Buffer.from(bytes));
  const binary = binarySecret(plain);
  if (binary !== undefined) return { text: '', binary };
  const text = plain.toString(isWide(plain) ? 'utf16le' : 'utf8');
  return isText(text) ? { text } : undefined;
}

/** The decompressed bytes. Bytes that cannot be decompressed stay unchanged: cloud-init writes them unchanged too. */
export function unzipped(bytes: Buffer): Buffer {
  const unzip = unzipOf(bytes);
  if (!unzip) return bytes;
  try {
    return unzip(bytes, { maxOutputLength: MAX_BYTES });
  } catch {
    return bytes;
  }
}

/** The function that decompresses the bytes; the first bytes show whether they are gzip or zlib. */
function unzipOf(bytes: Buffer): typeof gunzipSync | undefined {
  if (bytes[0] === 0x1f && bytes[1] === 0x8b) return gunzipSync;
  return bytes[0] === 0x78 && bytes.length > 8 && bytes.readUInt16BE() % 31 === 0 ? inflateSync : undefined;
}

/** Whether bytes are a text in UTF-16, as in encoded commands of PowerShell. In English text, every second byte of UTF-16 is zero. */
function isWide(bytes: Buffer): boolean {
  return bytes.length >= 16 && [1, 3, 5, 7, 9, 11, 13, 15].every(at => bytes[at] === 0 && bytes[at - 1] !== 0);
}

/** A few random bytes can be a valid text by chance; many random bytes cannot. */
function isText(text: string): boolean {
  return text.length >= 8 && !/[\0-\x08\x0e-\x1a\x1c-\x1f\ufffd]/.test(text);
}
