/**
 * A text in one line, with escaped control characters. File names, values and the output of other processes can have control sequences for
 * a terminal, and characters that change the text direction. A JSON string keeps its meaning.
 */
export function printable(text: string): string {
  return text.replace(/[\0-\x08\x0a-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g, escape);
}

/** Like `printable`, for a text of several lines. */
export function printableLines(text: string): string {
  return text.replace(/[\0-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g, escape);
}

/** Like `printable`, for a text of several lines with colours: all other control sequences are escaped. */
export function printableColours(text: string): string {
  return text.replace(/\x1b\[[\d;]{0,20}m|[\0-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g, found => found.length > 1 ? found : escape(found));
}

function escape(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
