/**
 * What readers of YAML make of a text that is written without quotes.
 *
 * Readers disagree: YAML 1.1 has more words and forms of numbers than 1.2, and the reader of Kubernetes and Helm (go-yaml) takes
 * forms that neither has. What is written is quoted if any of them would take it for something else; what a template writes without
 * quotes is judged as go-yaml alone reads it, so that nothing is refused that works.
 */

/** Beginnings, ends and combinations that a plain scalar cannot have. */
export const NOT_PLAIN = /^[\t ,[\]{}#&*!|>'"%@`]|^[?-]$|^[?-][ \t]|:[ \t]|[\t ]#|[\t :]$/;

/** Characters that a reader refuses, or takes for a line break, where they are not escaped. Halves of a pair are not a text at all. */
export const NEEDS_ESCAPE = /[\x7f-\x9f\u2028\u2029\ufffe\uffff]/;

/** Whether a text has half of a pair of UTF-16, which no encoding of Unicode has: Kubernetes replaces it. */
export function hasHalfCharacter(text: string): boolean {
  // Node.js knows it of most texts without reading them; the library of types is older.
  return !(text as string & { isWellFormed(): boolean }).isWellFormed();
}

/** Texts that some reader takes for something else and the library writes without quotes all the same. */
export const READ_OTHERWISE = new RegExp(`^(?:${[
  // The value key of YAML 1.1 and tabs, which PyYAML refuses, and a merge.
  '=|<<|[^\\n\\t]*\\t[^\\n]*',
  // Octal numbers of YAML 1.2 and go-yaml, and capital letters, which go-yaml takes too.
  '[-+]?_*0[0_]*[oOxXbB][0-9a-fA-F_]+',
  // go-yaml removes underscores from numbers at any position.
  '[-+]_*[0-9][0-9_]*|[-+]?_*[0-9][0-9_]*(?:\\.[0-9_]*)?[eE][-+]?[0-9_]+|[-+]?\\.[0-9_]+(?:[eE][-+]?[0-9_]+)?',
  '[-+]?[0-9][0-9_]*\\.[0-9_]*',
].join('|')})$`);

const WORDS = /^(?:~|null|Null|NULL)?$/;
const BOOLEANS = /^(?:[yYnN]|yes|Yes|YES|no|No|NO|on|On|ON|off|Off|OFF|true|True|TRUE|false|False|FALSE)$/;
const NUMBERS = /^(?:[-+]?(?:0[xX][0-9a-fA-F]+|0[bB][01]+|0[oO][0-7]+|(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?|\.(?:inf|Inf|INF))|\.(?:nan|NaN|NAN))$/;

/** Longer than each word that is read otherwise, and with a beginning that no number has: most names. */
const SURELY_TEXT = /^[A-Za-z][\w./-]{5,}$/;

/** How go-yaml reads a text without quotes, as the end of "YAML reads it as ..."; undefined if it is read as the text that it is. */
export function misreading(text: string): string | undefined {
  if (SURELY_TEXT.test(text)) return undefined;
  if (/[\0-\x08\x0a-\x1f]/.test(text) || NEEDS_ESCAPE.test(text) || hasHalfCharacter(text)) return 'a line break, or refuses a character of it';
  if (WORDS.test(text)) return 'nothing';
  if (BOOLEANS.test(text)) return 'true or false';
  if (isNumber(/^[-+0-9]/.test(text) ? text.replaceAll('_', '') : text)) return 'a number';
  return NOT_PLAIN.test(text) ? 'other YAML than this text' : undefined;
}

/** One that is too large for a number stays a text. */
function isNumber(text: string): boolean {
  return NUMBERS.test(text) && (!/^[-+]?[\d.]+[eE]/.test(text) || Number.isFinite(Number(text)));
}
