import { Style } from './style';
import { NOT_PLAIN } from '../../model/yaml/plain';

/** Letters, digits and a few characters without meaning in YAML. Neither `e` nor `E` is the first character, because `e5` reads as a number. */
const CERTAINLY_PLAIN = /^[A-DF-Za-df-z/][\w./=+@$()-]*(?: [\w./=+@$()-]+)*$/;

/** The length of the longest word of `RESERVED` that begins with a letter. */
const LONGEST_WORD = 5;

/** Characters that a plain scalar in a flow list cannot have. Older YAML parsers treat `:` and `?` as map indicators. */
const NOT_PLAIN_IN_ROW = /[[\]{},:?]/;

/** Texts that YAML 1.1 reads as another type: null, booleans, numbers of all bases, times, dates. */
const RESERVED = new RegExp(`^(?:${[
  '~|[Nn]ull|NULL|',
  'Y|y|[Yy]es|YES|[Tt]rue|TRUE|[Oo]n|ON',
  'N|n|[Nn]o|NO|[Ff]alse|FALSE|[Oo]ff|OFF',
  '[-+]?0b[0-1_]+|[-+]?0x[0-9a-fA-F_]+|[-+]?[0-9][0-9_]*',
  '[-+]?\\.(?:inf|Inf|INF)|\\.nan|\\.NaN|\\.NAN',
  '[-+]?(?:[0-9][0-9_]*)?(?:\\.[0-9_]*)?[eE][-+]?[0-9]+',
  '[-+]?(?:[0-9][0-9_]*)?\\.[0-9_]*',
  '[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+(?:\\.[0-9_]*)?',
  '[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}(?:(?:t|T|[ \\t]+)[0-9]{1,2}:[0-9]{1,2}:[0-9]{1,2}(?:\\.[0-9]+)?(?:[ \\t]*(?:Z|[-+][012]?[0-9](?::[0-9]{2})?))?)?',
].join('|')})$`);

/** A text of several lines that neither begins nor ends with white space. One final line break is allowed. */
const SIMPLE_BLOCK = /^[^\s](?:[^]*[^\s])?\n?$/;

/**
 * A text as the value of a map or an item of a list, as the `yaml` library writes it; undefined if the output of the library is not certain.
 *
 * @param indent the indentation of the second and later lines of the text
 */
export function textScalar(text: string, indent: string, style: Style): string | undefined {
  if (CERTAINLY_PLAIN.test(text) && (text.length > LONGEST_WORD || !RESERVED.test(text))) return text;
  if (style.escaped?.pattern.test(text)) return style.escaped.write(text);
  if (style.unproven.test(text)) return undefined;
  return text.includes('\n') ? block(text, indent) : line(text, style);
}

/** A text of one line in a flow list. Undefined for a text with an apostrophe, which the `yaml` library has to write. */
export function rowScalar(text: string, style: Style): string | undefined {
  if (style.unproven.test(text) || text.includes('\'')) return undefined;
  return NOT_PLAIN_IN_ROW.test(text) ? style.quoted(text) : line(text, style);
}

/** A text as the key of a map; undefined if the output of the `yaml` library is not certain. */
export function keyScalar(key: string, style: Style): string | undefined {
  // The `yaml` library never quotes the merge key `<<`.
  const isOfLibrary = /^(?:%|---|\.\.\.)/.test(key) || key.startsWith('<<') && style.hazard?.test(key) !== true;
  const isSure = /^[\x20-\x7e]{1,200}$/.test(key) && !isOfLibrary && !style.unproven.test(key);
  return isSure ? line(key, style) : undefined;
}

/** A number or boolean. Its text is the same in every style. */
export function plainScalar(value: unknown): string | undefined {
  switch (typeof value) {
    case 'boolean': return value ? 'true' : 'false';
    case 'number': return Number.isFinite(value) ? Object.is(value, -0) ? '-0' : String(value) : undefined;
    default: return undefined;
  }
}

function line(text: string, { hazard, quoted }: Style): string {
  return NOT_PLAIN.test(text) || RESERVED.test(text) || hazard?.test(text) ? quoted(text) : text;
}

/** A literal block with all its line breaks. The indicator is `|` if the text ends with a line break, and `|-` otherwise. */
function block(text: string, indent: string): string | undefined {
  if (!SIMPLE_BLOCK.test(text)) return undefined;
  const ends = text.endsWith('\n');
  const body = (ends ? text.slice(0, -1) : text).replace(/\n(?!\n)/g, `\n${indent}`);
  return `|${ends ? '' : '-'}\n${indent}${body}`;
}
