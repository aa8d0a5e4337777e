/** Parts of a text that a user wrote. */
const QUOTED = /"[^"]*"|`[^`]*`/g;

/** What a text has if one of its parts is missing: blanks at an end or next to each other, a separator with nothing after it, a value that is not known. */
const GAP = /^\s|\s$| {2}|[,:;]$|(?<! is )\bundefined\b|\bNaN\b|\[object|\$\{| [,;]|(?<!\w)\(\)/;

/** Whether a text looks complete. */
export function isComplete(text: string): boolean {
  const own = text.replace(QUOTED, 'x');
  return /\w/.test(own) && !GAP.test(own);
}

/** Whether a sentence, i.e. a text of at least two words, looks complete. */
export function isSentence(text: string): boolean {
  return isComplete(text) && /\w\S* \S*\w/.test(text.replace(QUOTED, 'x'));
}

/** Whether a text is the link of a page. */
export function isLink(text: string): boolean {
  return /^https:\/\/[\w-]+(?:\.[\w-]+)+\/\S*\w\/?$/.test(text) && !/undefined|\/\/.*\/\//.test(text);
}
