/**
 * A text without certain characters at its ends. A regular expression such as `-+$` starts again at each character of a run,
 * and takes quadratic time.
 */
export function trimmed(text: string, characters: string): string {
  const end = trimmedEnd(text, characters);
  let start = 0;
  while (start < end.length && characters.includes(end[start])) start++;
  return end.slice(start);
}

/** A text without certain characters at its end. */
export function trimmedEnd(text: string, characters: string): string {
  let end = text.length;
  while (end > 0 && characters.includes(text[end - 1])) end--;
  return text.slice(0, end);
}
