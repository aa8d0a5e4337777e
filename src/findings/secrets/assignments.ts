import { isHexKey, isPasswordLiteral, isRandomLiteral, isTokenLiteral } from './literals';
import { matches } from './matches';
import { NameKind, nameKind } from './names';

/** A part of a text. */
export interface Span {
  readonly index: number;
  readonly end: number;
}

/** A value whose name shows that it is a secret. */
export interface Assignment {
  readonly index: number;
  /** Where the value begins and ends. */
  readonly value: Span;
  /** Whether it is not certain that the value is a secret. */
  readonly unsure: boolean;
}

const WORD = '(?:password|passwd|passphrase|passcode|passwort|sshpass|bindpw|authtok|pass|pwd|pw|psk|secrete?|token|key|credentials?|creds|auth|login|signature)';

/** The assignment operator of configuration files, shells, programs and command lines. */
const SIGN = '(:{1,3}=|[?.+!=]?={1,3}>?|=>|->|\\|\\||:|>|,|[ \\t]\\+=|[ \\t](?=["\'`]))';

/** A name with a word of `WORD`, which can mean that the value is secret, and the assignment operator after the name. */
const ASSIGNMENT = new RegExp(
  `${WORD}(?:[_-]?(?:base|string|value|plain|text|b64|\\d{1,3}))?`
  // Words of the name after the word of `WORD`. They make the match uncertain.
  + '((?:_[a-z0-9]{1,20}){0,3})'
  // The end of the name in source code and JSON, and a type after it.
  + '(?![A-Za-z0-9_-])\\\\?["\'`]?(?:[\\])}]{0,2}|\\[\\d{0,4}\\])(?:[ \\t]{1,5}(?:string|str|String)\\b|:[ \\t]?(?:string|str|String)\\b(?=[ \\t]{0,20}=))?[ \\t]{0,20}'
  + SIGN, 'gi');

/** An option of a command with its value as the next word. */
const OPTION = new RegExp(`(?<![\\w-])--(?:[a-z0-9]{1,20}-){0,4}${WORD}[ \\t]{1,5}(?=[^\\s-])`, 'gi');

/** A line of a configuration file that has only a name and a value. */
const DIRECTIVE = /^[ \t]{0,40}(?:set[ \t]{1,5})?(\w[\w.-]{1,80})[ \t]{1,20}(["']?)(?=[^\s"']{0,60}\d)(?=[^\s"']{0,60}[A-Za-z])([^\s"'#;,:=(<>|]{6,128})\2;?[ \t]{0,20}$/gm;

/** A value with which a variable is compared. */
const COMPARED = /["']([^"'\n]{4,200})["'][ \t]{0,5}[!=]={1,2}[ \t]{0,5}([\w.-]{2,80})/g;

/** An entry of a list of variables in JSON or YAML: a name and its value. */
const NAMED_VALUE = /\bname\\?["']?[ \t]{0,5}:[ \t]{0,5}\\?["']?([\w.-]{2,80})\\?["']?,?\s{1,80}\\?["']?value\\?["']?[ \t]{0,5}:[ \t]{0,5}\\?["']?([^\s"'\\]{4,512})/gi;

/** The part of a name before the word of `WORD`. */
const NAME_BEFORE = /[\w.-]{0,60}$/;

/** A value that begins at this place: in quotes, in escaped quotes, or without quotes. */
const VALUE = /[@(]?(?:\\?"([^"\n\\]{0,512})|\\?'([^'\n\\]{0,512})|`([^`\n]{0,512})|([^\s"'`<>&;,|(){}[\]\\][^\s"'`<>&;,|)}\]\\]{0,511}))/y;

/** A value with special characters, up to the next white space. */
const WHOLE_WORD = /[^\s"'`<]\S{0,511}/y;

/** White space between the assignment operator and the value. In XML, a value may be on a separate line. */
const SPACE = /[ \t]{0,40}/y;
const SPACE_AND_LINES = /[ \t\r\n]{0,80}/y;

/** The end of a name such as `password_file`, whose value describes a secret but is not the secret itself. */
const ABOUT = /_(?:file|path|name|id|ttl|url|uri|hash|hashed|len|length|min|max|policy|age|prompt|field|type|ref|key|env|store|dir|cmd|command|callback|expiry|expires|timeout|algorithm|encryption|authentication|auth|lifetime|period|count|size|enabled|required|valid|format|prefix|suffix|label|version|mount|role|source|provider|method|command|days|hours|minutes|seconds|used|reset|set|mode|class|group|user|header|param|query|regex|pattern|map|maps|list|table|index|endpoint|issuer|audience|scope|scopes|secret_name|backend|engine)\b/i;

/** The largest number of results. */
const MANY = 500;

/** The places in a text where a secret is assigned to a name that indicates a secret. */
export function secretAssignments(text: string): Assignment[] {
  const found: Assignment[] = [];
  for (const match of matches(text, ASSIGNMENT)) {
    if (found.length >= MANY) return found;
    const { index, 0: head, 1: more, 2: sign } = match;
    if (sign === ',' && !/["'`]$/.test(head.slice(0, -1).trimEnd())) continue;
    const name = nameAt(text, index, head);
    const whole = nameKind(name);
    const isAbout = more !== '' && whole === NameKind.OTHER;
    const kind = !isAbout ? whole : ABOUT.test(more) ? NameKind.OTHER : nameKind(name.slice(0, name.length - more.length));
    if (kind === NameKind.OTHER) continue;
    const unsure = isAbout || kind === NameKind.KEY || kind === NameKind.NAMED_KEY || /^\s/.test(sign) || /^[!=]==?$/.test(sign);
    const value = secretAt(text, index + head.length, sign, sign === ',' && kind === NameKind.PASSWORD ? NameKind.TOKEN : kind);
    if (value) found.push({ index, value, unsure });
  }
  for (const { index, 0: head } of matches(text, OPTION)) {
    const value = secretAt(text, index + head.length, '=', nameKind(nameAt(text, index, head)));
    if (value) found.push({ index, value, unsure: false });
  }
  for (const { index, 0: whole, 1: name, 3: value } of matches(text, DIRECTIVE)) {
    if (found.length >= MANY) return found;
    if (nameKind(name) !== NameKind.PASSWORD || !isSecret(value, NameKind.PASSWORD, true)) continue;
    const at = index + whole.lastIndexOf(value);
    found.push({ index, value: { index: at, end: at + value.length }, unsure: true });
  }
  for (const { index, 0: { length }, 1: name, 2: value } of matches(text, NAMED_VALUE)) {
    const kind = nameKind(name);
    const end = index + length;
    if (kind !== NameKind.KEY && isSecret(value, kind, true)) found.push({ index, value: { index: end - value.length, end }, unsure: false });
  }
  for (const { index, 1: value, 2: name } of matches(text, COMPARED)) {
    if (isSecret(value, nameKind(name), true)) found.push({ index, value: { index: index + 1, end: index + 1 + value.length }, unsure: true });
  }
  return found;
}

function nameAt(text: string, index: number, head: string): string {
  const before = NAME_BEFORE.exec(text.slice(Math.max(0, index - 60), index))![0];
  return before + /^[\w-]+/.exec(head)![0].replace(/secrete$/i, 'secret');
}

/** The value at a place, if it is a secret. */
function secretAt(text: string, at: number, sign: string, kind: NameKind): Span | undefined {
  const space = sign === '>' ? SPACE_AND_LINES : SPACE;
  space.lastIndex = at;
  const start = at + (space.exec(text)?.[0].length ?? 0);
  VALUE.lastIndex = start;
  const value = VALUE.exec(text);
  const quoted = value && (value[1] ?? value[2] ?? value[3]);
  const span = (length: number): Span => ({ index: start, end: start + length });
  if (typeof quoted === 'string') return isSecret(quoted, kind, true) ? span(value![0].length) : undefined;
  if (sign === ',' || /^\s/.test(sign)) return undefined;
  if (isStatement(text, at)) return undefined;
  const bare = (value?.[4] ?? '').replace(/(?<![.:])[.:]+$/, '');
  if ((sign === ':' || sign === '>') && isProse(text, start + (value?.[0].length ?? 0))) return undefined;
  if (isSecret(bare, kind, sign !== ':' || bare.length >= 6)) return span(bare.length);
  WHOLE_WORD.lastIndex = start;
  const word = (WHOLE_WORD.exec(text)?.[0] ?? '').replace(/(?<!["'`,;])["'`,;]+$/, '');
  return word.length > bare.length && word.length >= 12 && isSecret(word, kind, true) ? span(word.length) : undefined;
}

/** Whether more words follow on the line. Then the value is part of a sentence or of a list of words. */
function isProse(text: string, end: number): boolean {
  return /^[ \t]+[^\s#<,"'\\)}\]]/.test(text.slice(end, end + 40));
}

/** Whether a place is inside of a statement of Jinja, where a value without quotes is an expression. */
function isStatement(text: string, at: number): boolean {
  const before = text.slice(Math.max(0, at - 200), at);
  return before.lastIndexOf('{%') > before.lastIndexOf('%}');
}

function isSecret(value: string, kind: NameKind, likely: boolean): boolean {
  switch (kind) {
    case NameKind.PASSWORD: return likely && value.length >= 4 && isPasswordLiteral(value) && /[A-Za-z0-9]/.test(value);
    case NameKind.TOKEN: return isTokenLiteral(value);
    case NameKind.KEY: return isRandomLiteral(value);
    case NameKind.NAMED_KEY: return isRandomLiteral(value) || isHexKey(value);
    default: return false;
  }
}
