import { yamlLibrary } from './library';

/** How cdk8s calls the library: its own words for YAML 1.1, and lines as long as they are. */
export const CDK8S_STYLE = { keepUndefined: true, lineWidth: 0, version: '1.1' } as const;

/** Letters, digits and a few signs that mean nothing anywhere, not beginning with what could be a number such as `e5`. */
const CERTAINLY_PLAIN = /^[A-DF-Za-df-z/][\w./=+@$()-]*(?: [\w./=+@$()-]+)*$/;

/** The longest word of `RESERVED` that begins with a letter. */
const LONGEST_WORD = 5;

/** Beginnings, ends and combinations that a plain scalar cannot have. */
const NOT_PLAIN = /^[\t ,[\]{}#&*!|>'"%@`]|^[?-]$|^[?-][ \t]|:[ \t]|[\t ]#|[\t :]$/;

/** Texts that YAML 1.1 reads as something else: null, booleans, numbers of all bases, times of day, dates. */
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

/** What is written in double quotes with an escape: the library does that. */
const ESCAPED = /[\0-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]/;

/** What merges maps in YAML 1.1; the library has a way of its own with it. */
const MERGE = '<<';

/** A text of several lines without white space around it, but for one line break at its end. */
const SIMPLE_BLOCK = /^[^\s](?:[^]*[^\s])?\n?$/;

/**
 * A text as the value of a map or an item of a list, as the `yaml` library writes it.
 *
 * @param indent what stands before the lines of the block that it is in
 */
export function textScalar(text: string, indent: string): string {
  if (CERTAINLY_PLAIN.test(text) && (text.length > LONGEST_WORD || !RESERVED.test(text))) return text;
  if (ESCAPED.test(text) || text === MERGE) return byLibrary(text, indent);
  return text.includes('\n') ? block(text, indent) : line(text);
}

/** A text as the key of a map, if it is one that is surely written as `textScalar` would; the library writes all others. */
export function keyScalar(key: string): string | undefined {
  return /^[\x20-\x7e]{1,200}$/.test(key) && !/^(?:%|---|\.\.\.|<<)/.test(key) ? line(key) : undefined;
}

function line(text: string): string {
  if (!NOT_PLAIN.test(text) && !RESERVED.test(text)) return text;
  return text.includes('"') && !text.includes('\'') ? `'${text}'` : JSON.stringify(text);
}

/** Literal, with all its line breaks; what does not end in one says so. */
function block(text: string, indent: string): string {
  if (!SIMPLE_BLOCK.test(text)) return byLibrary(text, indent);
  const ends = text.endsWith('\n');
  const body = (ends ? text.slice(0, -1) : text).replace(/\n+/g, `$&${indent}`);
  return `|${ends ? '' : '-'}\n${indent}${body}`;
}

/** The library's own text, taken out of maps that bring the value to its indentation. */
function byLibrary(text: string, indent: string): string {
  let nested: unknown = text;
  let before = 0;
  for (let depth = 0; depth < indent.length; depth += 2) {
    nested = { k: nested };
    before += depth + 'k: '.length;
  }
  return yamlLibrary().stringify(nested, CDK8S_STYLE).slice(before, -1);
}
