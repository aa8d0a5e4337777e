import { secretSpans } from './text';

/** What is shown in place of a secret. */
export const HIDDEN = '(not shown)';

/** The rest of the word after a match: a secret can have characters that its pattern does not match. */
const REST_OF_WORD = /[^\s"'`<>\\]{0,4096}/y;

/** A text without its secrets. The reports of all commands, in every format, use this function. */
export function masked(text: string): string {
  const spans = secretSpans(text);
  if (spans.length === 0) return text;
  let [result, at] = ['', 0];
  for (const { index, end } of [...spans].sort((a, b) => a.index - b.index || b.end - a.end)) {
    if (end <= at) continue;
    if (index >= at) result += `${text.slice(at, index)}${HIDDEN}`;
    REST_OF_WORD.lastIndex = end;
    at = end + REST_OF_WORD.exec(text)![0].length;
  }
  return result + text.slice(at);
}

/** The path of a construct without secrets. Each name in the path is searched as a separate text too. */
export function maskedPath(path: string): string {
  return masked(path.split('/').map(maskedName).join('/'));
}

function maskedName(name: string): string {
  const shown = masked(name);
  return shown === name && name.includes('--') && secretSpans(withSlashes(name)).length > 0 ? HIDDEN : shown;
}

/** The text that was given as the id of a construct: the library `constructs` replaces a slash by two dashes. */
export function withSlashes(id: string): string {
  return id.replaceAll('--', '/');
}

/** Plain data without the secrets in its texts. The keys of maps are searched too. */
export function maskedData<T>(value: T): T {
  return walked(value, new Map()) as T;
}

function walked(value: unknown, known: Map<string, string>): unknown {
  if (typeof value === 'string') return of(value, known);
  if (Array.isArray(value)) return value.map(item => walked(item, known));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [of(key, known), walked(member, known)]));
}

/** The cache saves time, because a report often repeats a text. */
function of(text: string, known: Map<string, string>): string {
  let result = known.get(text);
  if (result === undefined) known.set(text, result = maskedPath(text));
  return result;
}
