/**
 * How YAML parsers interpret a text without quotes.
 *
 * Parsers disagree: YAML 1.1 has more words and forms of numbers than YAML 1.2. The parser of Kubernetes and Helm (go-yaml) accepts further
 * forms, which are in neither version. Our writer quotes a text if any of these parsers would misinterpret the text. But only go-yaml parses a
 * text that a Helm chart writes without quotes. So `misreading` checks only go-yaml, and no valid text is rejected.
 */

/** Beginnings, ends and combinations that a plain scalar cannot have. */
export const NOT_PLAIN = /^[\t ,[\]{}#&*!|>'"%@`]|^[?-]$|^[?-][ \t]|:[ \t]|[\t ]#|[\t :]$/;

/** Characters that a parser rejects, or treats as a line break, unless they are escaped. Lone surrogates are not valid text. */
export const NEEDS_ESCAPE = /[\x7f-\x9f\u2028\u2029\ufffe\uffff]/;

/** Whether a text has a lone surrogate. No Unicode encoding can represent a lone surrogate, so Kubernetes replaces it. */
export function hasHalfCharacter(text: string): boolean {
  // `isWellFormed` of Node.js is fast, but the type library does not have it yet.
  return !(text as string & { isWellFormed(): boolean }).isWellFormed();
}

/** Texts that some parser misinterprets, although the library `yaml` writes these texts without quotes. */
export const READ_OTHERWISE = new RegExp(`^(?:${[
  // PyYAML rejects the value key of YAML 1.1 (`=`) and texts with tabs. `<<` is the merge key.
  '=|<<|[^\\n\\t]*\\t[^\\n]*',
  // Octal numbers of YAML 1.2 (`0o7`), and prefixes with a capital letter (`0X1`), which go-yaml accepts.
  '[-+]?_*0[0_]*[oOxXbB][0-9a-fA-F_]+',
  // go-yaml ignores underscores at any position of a number.
  '[-+]_*[0-9][0-9_]*|[-+]?_*[0-9][0-9_]*(?:\\.[0-9_]*)?[eE][-+]?[0-9_]+|[-+]?\\.[0-9_]+(?:[eE][-+]?[0-9_]+)?',
  '[-+]?[0-9][0-9_]*\\.[0-9_]*',
].join('|')})$`);

const WORDS = /^(?:~|null|Null|NULL)?$/;
/** The words that go-yaml reads as true or false. */
export const BOOLEANS = /^(?:[yYnN]|yes|Yes|YES|no|No|NO|on|On|ON|off|Off|OFF|true|True|TRUE|false|False|FALSE)$/;
const NUMBERS = /^(?:[-+]?(?:0[xX][0-9a-fA-F]+|0[bB][01]+|0[oO][0-7]+|(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?|\.(?:inf|Inf|INF))|\.(?:nan|NaN|NAN))$/;

/** A text that is longer than each reserved word, and begins with a letter, so it is not a number. Most names match. */
const SURELY_TEXT = /^[A-Za-z][\w./-]{5,}$/;

/** What go-yaml reads instead of a text without quotes, to complete "YAML reads ..."; undefined if go-yaml reads the text unchanged. */
export function misreading(text: string): string | undefined {
  if (SURELY_TEXT.test(text)) return undefined;
  if (/[\0-\x08\x0a-\x1f]/.test(text) || NEEDS_ESCAPE.test(text) || hasHalfCharacter(text)) return 'a line break, or rejects a character of it';
  if (WORDS.test(text)) return 'nothing';
  if (BOOLEANS.test(text)) return 'true or false';
  if (isNumber(text)) return 'a number';
  return NOT_PLAIN.test(text) ? 'other YAML than this text' : undefined;
}

/** Whether go-yaml reads a text without quotes as a number. It ignores underscores, and a number that is too large stays a text. */
export function isNumber(text: string): boolean {
  const plain = /^[-+0-9]/.test(text) ? text.replaceAll('_', '') : text;
  return NUMBERS.test(plain) && (!/^[-+]?[\d.]+[eE]/.test(plain) || Number.isFinite(Number(plain)));
}
