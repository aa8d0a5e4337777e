import { gunzipSync } from 'zlib';
import { matches } from './matches';

/** An encoded part of a text. */
export interface Decoded {
  /** Where it begins in the text. */
  readonly index: number;
  readonly end: number;
  readonly text: string;
  /** The kind of secret, if the bytes are a binary secret. */
  readonly binary?: string;
}

/** A run of base64 that is long enough to decode. */
const BASE64 = /(?<![A-Za-z0-9+/_-])[-_]{0,8}([A-Za-z0-9+/][A-Za-z0-9+/_-]{19,}={0,2})/g;

/** The next line of a run that is wrapped. */
const NEXT_LINE = /\r?\n[ \t]{0,16}([A-Za-z0-9+/_-]{1,256}={0,2})(?=\s|$)/y;

/** The largest number of bytes to decompress. */
const MAX_BYTES = 16 * 1024 * 1024;

/** Data in a URL, as in the files of Ignition. */
const DATA_URL = /\bdata:[\w/+.;=-]{0,100},([^\s"'\\]{8,65536})/g;

/** Hexadecimal digits of a text. */
const HEX = /(?<![0-9A-Za-z])(?:[0-9a-f]{2}){12,65536}(?![0-9A-Za-z])/gi;

/** Every part of a text that is a text or a binary key in encoded form. */
export function decoded(text: string): Decoded[] {
  return [...fromBase64(text), ...fromDataUrls(text), ...fromHex(text)];
}

function fromDataUrls(text: string): Decoded[] {
  return matches(text, DATA_URL).filter(({ 1: data }) => data.includes('%')).map(({ index, 0: { length }, 1: data }) => (
    { index, end: index + length, text: data.replace(/(?:%[0-9a-f]{2})+/gi, bytes => Buffer.from(bytes.replaceAll('%', ''), 'hex').toString('utf8')) }
  ));
}

function fromHex(text: string): Decoded[] {
  return matches(text, HEX).flatMap(({ index, 0: digits }) => {
    const read = readBytes(Buffer.from(digits, 'hex'));
    return read ? [{ index, end: index + digits.length, ...read }] : [];
  });
}

function fromBase64(text: string): Decoded[] {
  const found: Decoded[] = [];
  // The end of the known block of lines, and the end of the lines that have been read.
  let [block, read] = [0, 0];
  for (const { index: start, 0: whole, 1: run } of matches(text, BASE64)) {
    const index = start + whole.length - run.length;
    if (index < read) continue;
    if (index >= block) {
      const { lines, end } = wrappedRun(text, index, run);
      block = end;
      const joined = lines.length > 1 && !run.startsWith('AAAA') ? readBytes(Buffer.from(lines.join(''), 'base64')) : undefined;
      if (joined) {
        found.push({ index, end, ...joined });
        read = end;
        continue;
      }
    }
    // The beginning of every SSH public key: no text begins with zeros.
    if (run.startsWith('AAAA')) continue;
    for (const part of partsOf(run)) {
      const alone = readBytes(Buffer.from(part, 'base64'));
      if (!alone) continue;
      found.push({ index, end: index + run.length, ...alone });
      break;
    }
  }
  return found;
}

/** A run, and its parts between separators: a name next to base64 has only characters of base64, so the run includes the name. */
function partsOf(run: string): string[] {
  const places = [...run.slice(0, 512).matchAll(/[-_/]/g)].slice(0, 8).map(({ index }) => index);
  if (places.length === 0) return [run];
  return [...new Set([run, ...places.map(place => run.slice(place + 1)), ...run.slice(0, 512).split(/[-_/]/)])].filter(part => part.length >= 20);
}

function wrappedRun(text: string, index: number, run: string): { readonly lines: string[]; readonly end: number } {
  const lines = [run];
  let end = index + run.length;
  for (;;) {
    NEXT_LINE.lastIndex = end;
    const match = NEXT_LINE.exec(text);
    if (!match) return { lines, end };
    lines.push(match[1]);
    end += match[0].length;
  }
}

/** Decodes bytes that are a text or a binary secret. */
export function readBytes(bytes: Uint8Array): Omit<Decoded, 'index' | 'end'> | undefined {
  const plain = unzipped(Buffer.from(bytes));
  const binary = binarySecret(plain);
  if (binary !== undefined) return { text: '', binary };
  const text = plain.toString('utf8');
  return isText(text) ? { text } : undefined;
}

/** Data that cannot be unzipped has no result, and cloud-init writes it unchanged. */
function unzipped(bytes: Buffer): Buffer {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes;
  try {
    return gunzipSync(bytes, { maxOutputLength: MAX_BYTES });
  } catch {
    return bytes;
  }
}

/** A few random bytes can be a valid text; many are not. */
function isText(text: string): boolean {
  return text.length >= 8 && !/[\0-\x08\x0e-\x1a\x1c-\x1f\ufffd]/.test(text);
}

/** The content of DER after the header of its outermost sequence. */
const AFTER_HEADER: readonly (readonly [string, string])[] = [
  // PKCS #12: version 3, then a sequence that begins with the type "data".
  ['a PKCS #12 key store', '0201033082'],
  // PKCS #8: version 0, then the algorithms of RSA, elliptic curves and Ed25519.
  ['a private key', '020100300d06092a864886f70d010101'],
  ['a private key', '020100301306072a8648ce3d0201'],
  ['a private key', '020100300506032b6570'],
  // PKCS #1: version 0 and a modulus of 1024 to 4096 bits.
  ['a private key', '02010002820'],
  ['a private key', '0201000281'],
];

/** The kind of secret, by the first bytes. */
function binarySecret(bytes: Buffer): string | undefined {
  if (bytes.subarray(0, 15).toString('latin1') === 'openssh-key-v1\0') return 'a private key';
  if (bytes[0] !== 0x30) return undefined;
  const header = bytes[1] < 0x80 ? 2 : 2 + (bytes[1] % 0x80);
  const hex = bytes.subarray(header, header + 32).toString('hex');
  return AFTER_HEADER.find(([, start]) => hex.startsWith(start))?.[0];
}
