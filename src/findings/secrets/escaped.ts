import { type Decoded, readBytes } from './bytes';
import { matches } from './matches';

/** Data in a URL, as in the files of Ignition. */
const DATA_URL = /\bdata:([\w/+.;=-]{0,100}),([^\s"'\\]{8,65536})/g;

export function fromDataUrls(text: string): Decoded[] {
  return matches(text, DATA_URL).flatMap(({ index, 0: { length }, 1: type, 2: data }) => {
    const plain = unescaped(data);
    const end = index + length;
    if (!/;base64$/i.test(type)) return plain === data ? [] : [{ index, end, text: plain }];
    const read = readBytes(Buffer.from(plain, 'base64'));
    return read ? [{ index, end, ...read }] : [];
  });
}

/** Hexadecimal digits of a text. */
const HEX = /(?<![0-9A-Za-z:])(?:(?:[0-9a-f]{2}){12,65536}|(?:[0-9a-f]{2}:){15,4096}[0-9a-f]{2})(?![0-9A-Za-z:])/gi;

export function fromHex(text: string): Decoded[] {
  return matches(text, HEX).flatMap(({ index, 0: digits }) => {
    const read = readBytes(Buffer.from(digits.replaceAll(':', ''), 'hex'));
    return read ? [{ index, end: index + digits.length, ...read }] : [];
  });
}

/** One or more escaped bytes in one notation: that of URLs, of `printf` or of JSON. */
const ESCAPES = /(?:%[0-9a-f]{2})+|(?:\\{1,2}x[0-9a-f]{2})+|(?:\\{1,2}u00[0-9a-f]{2})+|(?:\\{1,2}0?[0-3][0-7]{2})+/gi;

/** A line with an escaped byte. Lines above `LONGEST_LINE` are not decoded. */
const ESCAPED_LINE = /^.*(?:%[0-9a-f]{2}|\\(?:x[0-9a-f]{2}|u00[0-9a-f]{2}|0?[0-3][0-7]{2})).*$/gim;
const LONGEST_LINE = 65_536;

/** The lines with escaped characters, in which each escape is replaced by its character. */
export function fromEscapes(text: string): Decoded[] {
  if (!text.includes('%') && !text.includes('\\')) return [];
  return matches(text, ESCAPED_LINE).flatMap(({ index, 0: line }) => (
    line.length > LONGEST_LINE ? [] : [{ index, end: index + line.length, text: unescaped(line) }]
  ));
}

function unescaped(text: string): string {
  return text.replace(ESCAPES, row => {
    const codes = row.startsWith('%') ? row.slice(1).split('%') : row.split(/\\{1,2}/).slice(1);
    const base = /^[xu]/i.test(codes[0]) || row.startsWith('%') ? 16 : 8;
    return Buffer.from(codes.map(code => parseInt(code.replace(/^[xu]/i, ''), base))).toString('utf8');
  });
}
