import { unzipped } from '../../findings/secrets/bytes';

/** A part of a MIME message that contains no other parts. */
export interface MimePart {
  readonly type?: string;
  /** The decoded text. */
  readonly text: string;
  /** The line of the whole text at which the body of the part begins, from 1. */
  readonly line: number;
  /** Whether the text was encoded. Then its lines are not lines of the whole text. */
  readonly encoded: boolean;
}

/** The largest depth of nested messages. */
const MAX_DEPTH = 8;

/** The parts of a message in their order, as Python's `email` walks through them. A message without a boundary is one part. */
export function mimeParts(text: string, line = 1, depth = MAX_DEPTH): MimePart[] {
  const { headers, body, bodyLine } = entity(text, line, depth === MAX_DEPTH);
  const type = headers.get('content-type');
  const found = /\bboundary\s{0,5}=\s{0,5}(?:"([^"]{1,200})"|([^\s;"]{1,200}))/i.exec(type ?? '');
  if (!found || depth === 0) return [part(headers, body, bodyLine)];
  return sections(body, found[1] ?? found[2], bodyLine).flatMap(each => mimeParts(each.text, each.line, depth - 1));
}

interface Entity {
  readonly headers: ReadonlyMap<string, string>;
  readonly body: string;
  readonly bodyLine: number;
}

/** Splits a message at its first empty line into headers and body. Empty lines before the headers of the whole message are left out. */
function entity(text: string, line: number, isWhole: boolean): Entity {
  const start = isWhole ? /^(?:[^\S\n]*\n)*/.exec(text)![0] : '';
  const blank = /(?<![^\n])\r?\n/.exec(text.slice(start.length));
  const head = blank ? text.slice(start.length, start.length + blank.index) : text.slice(start.length);
  const before = `${start}${head}${blank?.[0] ?? ''}`;
  const headers = head.replace(/\r?\n[ \t]+/g, ' ').split(/\r?\n/).map(each => {
    const colon = each.indexOf(':');
    return [each.slice(0, colon).trim().toLowerCase(), each.slice(colon + 1).trim()] as const;
  });
  return { headers: new Map(headers), body: text.slice(before.length), bodyLine: line + before.split('\n').length - 1 };
}

/** The texts between the lines with a boundary. The line end before a boundary is part of the boundary. */
function sections(body: string, boundary: string, first: number): { readonly text: string; readonly line: number }[] {
  const found: { lines: string[]; line: number }[] = [];
  for (const [index, each] of body.split('\n').entries()) {
    const end = each.trimEnd();
    if (end === `--${boundary}--`) break;
    if (end === `--${boundary}`) found.push({ lines: [], line: first + index + 1 });
    else found.at(-1)?.lines.push(each);
  }
  return found.map(({ lines, line }) => ({ text: lines.join('\n').replace(/\r$/, ''), line }));
}

function part(headers: ReadonlyMap<string, string>, body: string, line: number): MimePart {
  const type = headers.get('content-type');
  const bytes = decoded(body, headers.get('content-transfer-encoding')?.toLowerCase());
  const charset = /\bcharset\s{0,5}=\s{0,5}"?([\w-]{1,40})/i.exec(type ?? '')?.[1].toLowerCase();
  return {
    ...type !== undefined && { type },
    text: bytes === undefined ? body : textOf(unzipped(bytes), charset),
    line,
    encoded: bytes !== undefined,
  };
}

function textOf(bytes: Buffer, charset: string | undefined): string {
  return bytes.toString(charset?.startsWith('utf-16') ? 'utf16le' : charset?.startsWith('iso-8859') ? 'latin1' : 'utf8');
}

/** The bytes of an encoded body; undefined if it is not encoded. */
function decoded(body: string, encoding: string | undefined): Buffer | undefined {
  switch (encoding) {
    case 'base64': return Buffer.from(body, 'base64');
    case 'quoted-printable': return quotedPrintable(body);
    case 'x-uuencode': case 'uuencode': case 'uue': case 'x-uue': return unixToUnix(body);
    default: return undefined;
  }
}

function quotedPrintable(body: string): Buffer {
  const bytes = Buffer.from(body.replace(/=[ \t]{0,80}\r?\n/g, ''), 'utf8').toString('latin1');
  return Buffer.from(bytes.replace(/=([0-9A-F]{2})/gi, (_, code: string) => String.fromCharCode(parseInt(code, 16))), 'latin1');
}

/** The encoding of `uuencode`: each line begins with its number of bytes, and each character has six bits. */
function unixToUnix(body: string): Buffer {
  const lines: Buffer[] = [];
  for (const line of body.slice(body.search(/^begin /m)).split(/\r?\n/).slice(1)) {
    const length = sixBits(line, 0);
    if (line === 'end' || length === 0) break;
    const bytes: number[] = [];
    for (let at = 1; bytes.length < length; at += 4) {
      const [a, b, c, d] = [0, 1, 2, 3].map(next => sixBits(line, at + next));
      bytes.push(a * 4 + Math.floor(b / 16), b % 16 * 16 + Math.floor(c / 4), c % 4 * 64 + d);
    }
    lines.push(Buffer.from(bytes.slice(0, length)));
  }
  return Buffer.concat(lines);
}

function sixBits(line: string, at: number): number {
  return (Math.max(32, line.charCodeAt(at) || 32) - 32) % 64;
}
