import { secretAssignments, Span } from './assignments';
import { decoded } from './encoded';
import { matches } from './matches';
import { HASH_IN_TEXT, SECRET_SHAPES } from './shapes';
import { FAMILY_OF, NARROW, PREFIXED_TOKEN } from './token-shapes';
import { Memo } from '../memo';

/** A secret found in a text: its kind and line, never its value. */
export interface Sighting {
  readonly what: string;
  /** Line within the text, from 1. */
  readonly line: number;
  /** Whether the secret is a password hash. A hash is only a warning, because an attacker needs time to find the password. */
  readonly hash: boolean;
  /** Whether the match is not certain. Such a match is only a warning. */
  readonly unsure?: boolean;
}

interface Found extends Span {
  readonly what: string;
  /** Where the value begins, after its name. */
  readonly from?: number;
  readonly hash: boolean;
  readonly unsure?: boolean;
}

/** The length of the shortest possible secret, `ab://:c@`. */
const SHORTEST = 8;

/** Lists of numbers, such as ports. They are not searched, because every kind of secret contains a letter, a `|` or a `%`. */
const NUMBERS = /^[\d\s,.:[\]-]*$/;

/** Short names and paths, which are most texts of a fleet. Of all secrets, only Slack tokens can have this form, and they contain `xox` or `xapp`. */
const SHORT_NAME = /^(?!.*(?:xox|xapp))[a-z0-9./-]{0,19}$/;

/** The largest depth of nested encodings. */
const MAX_DEPTH = 4;

/**
 * Secrets and password hashes in a text and in its encoded parts, in the order of their lines. A line has at most one result of each kind.
 */
export function secretsInText(text: string): readonly Sighting[] {
  return text.length < SHORTEST || SHORT_NAME.test(text) || NUMBERS.test(text) ? NONE : sightings(text);
}

/** The parts of a text that are secrets, or that contain a secret in encoded form. */
export function secretSpans(text: string): readonly Span[] {
  return text.length < SHORTEST || SHORT_NAME.test(text) ? [] : search(text, MAX_DEPTH).map(({ index, from = index, end }) => ({ index: from, end }));
}

/** Like `secretsInText`, but searches each text only once, and keeps the results in the memo. */
export function secretSearch(memo: Memo): SecretSearch {
  return text => text.length < SHORTEST ? NONE : memo.of(secretsInText, text);
}

/** A search for secrets in a text. */
export type SecretSearch = (text: string) => readonly Sighting[];

const NONE: readonly Sighting[] = [];

function sightings(text: string): readonly Sighting[] {
  const found = search(text, MAX_DEPTH);
  if (found.length === 0) return NONE;
  const byLine = new Map<string, Sighting>();
  let [line, from] = [1, 0];
  for (const { what, hash, unsure, index } of found.sort((a, b) => a.index - b.index)) {
    for (let at = text.indexOf('\n', from); at >= 0 && at < index; at = text.indexOf('\n', from)) {
      line++;
      from = at + 1;
    }
    byLine.set(`${line} ${what}`, { what, hash, line, ...unsure && { unsure } });
  }
  // A secret with a known format is reported by its format, not by the name of its variable.
  const shaped = new Set([...byLine.values()].filter(({ what }) => !BY_NAME.has(what)).map(each => each.line));
  return [...byLine.values()].filter(({ what, line: at }) => !BY_NAME.has(what) || !shaped.has(at));
}

const ASSIGNED = 'a password or token assigned to a variable';
const SUSPECTED = 'what looks like a password or token';
const BY_NAME: ReadonlySet<string> = new Set([ASSIGNED, SUSPECTED]);

function search(text: string, depth: number): Found[] {
  const found: Found[] = [];
  for (const { what, needs, pattern, unsure, until } of SECRET_SHAPES) {
    if (needs !== undefined && !text.includes(needs)) continue;
    for (const { index, 0: { length } } of matches(text, pattern)) {
      const end = until === undefined ? index + length : endOf(text, index, until);
      found.push({ what, index, end, hash: false, unsure });
    }
  }
  for (const { index, 0: { length } } of /[${]|grub/.test(text) ? matches(text, HASH_IN_TEXT) : []) {
    found.push({ what: 'a password hash', index, end: index + length, hash: true });
  }
  found.push(...prefixed(text));
  for (const { index, value, unsure } of secretAssignments(text)) {
    found.push({ what: unsure ? SUSPECTED : ASSIGNED, index, from: value.index, end: value.end, hash: false, unsure });
  }
  if (isSecretManifest(text)) {
    found.push({ what: 'the data of a Kubernetes Secret', index: Math.max(0, text.search(KIND_SECRET)), end: text.length, hash: false });
  }
  if (depth > 0) {
    for (const { index, end, text: inner, binary } of decoded(text)) {
      if (binary !== undefined) found.push({ what: binary, index, end, hash: false });
      else found.push(...unseen(search(inner, depth - 1).map(({ what, hash, unsure }) => ({ what, hash, unsure, index, end })), found));
    }
  }
  return found;
}

/** The secrets that are visible only after decoding. */
function unseen(inner: readonly Found[], found: readonly Found[]): Found[] {
  return inner.filter(({ what, index, end }) => !found.some(other => other.what === what && other.index >= index && other.end <= end));
}

function prefixed(text: string): Found[] {
  const found: Found[] = [];
  for (const { index, 1: prefix, 2: rest } of matches(text, PREFIXED_TOKEN)) {
    const { what, min } = FAMILY_OF.get(prefix)!;
    const token = rest.replace(/(?<![.~+/=%])[.~+/=%]+$/, '');
    // Long base64 can contain a prefix of letters and digits by chance.
    if (/^[A-Za-z0-9]+$/.test(prefix) && /[+/]/.test(text[index - 1] ?? '')) continue;
    if (isMask(token)) continue;
    const fits = NARROW[prefix]?.test(token) ?? token.length >= min;
    if (fits) found.push({ what, index, end: index + prefix.length + token.length, hash: false });
  }
  return found;
}

/** Whether a token is masked or a placeholder: `ghp_xxxxxxxx`. */
function isMask(token: string): boolean {
  return /^(?:x+|X+|[-_.~+/=%]+)$/.test(token.replace(/[-_.]/g, ''));
}

/** The end of a secret of many lines: the end of its end marker, or the end of the text if the marker is missing. */
function endOf(text: string, index: number, until: string): number {
  const last = text.indexOf(until, index);
  return last < 0 ? text.length : last + until.length;
}

/** A manifest of a Secret with its data. */
const KIND_SECRET = /^[ \t]{0,20}["']?kind["']?[ \t]{0,5}:[ \t]{0,5}["']?[Ss]ecret["']?,?[ \t]*$/m;
const SECRET_DATA = /^[ \t]{0,20}["']?(?:data|stringData)["']?[ \t]{0,5}:[ \t]{0,20}\{?[ \t]{0,20}\n(?:[ \t]{0,40}#.{0,500}\n)?[ \t]{1,40}["']?[\w.-]{1,253}["']?[ \t]{0,5}:[ \t]{0,20}(?:[|>][-+]?[ \t]{0,20}\n[ \t]{1,40})?["']?(?![${<"'\s]|ENC\[)[^\s"']{4,}/m;

/** A manifest of a Secret in one line of JSON. */
const JSON_SECRET = /\\?"kind\\?"[ \t]{0,5}:[ \t]{0,5}\\?"Secret\\?"/;
const JSON_DATA = /\\?"(?:data|stringData)\\?"[ \t]{0,5}:[ \t]{0,5}\{[ \t]{0,5}\\?"[\w.-]{1,253}\\?"[ \t]{0,5}:[ \t]{0,5}\\?"(?![${<]|ENC\[)[^"\\]{4,}/;

function isSecretManifest(text: string): boolean {
  return KIND_SECRET.test(text) && SECRET_DATA.test(text) || text.includes('Secret') && JSON_SECRET.test(text) && JSON_DATA.test(text);
}
