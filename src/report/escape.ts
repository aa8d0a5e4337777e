import { printable } from '../findings/printable';

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', '\'': '&#39;' };

/** Text in HTML and SVG, also in attributes: nothing of it is markup, and control characters are shown. */
export function escape(text: string): string {
  return printable(text).replace(/[&<>"']/g, character => ENTITIES[character]);
}

/** Data in a script of HTML: nothing of it ends the script. */
export function scriptData(value: unknown): string {
  return JSON.stringify(value).replace(/[<>&\u2028\u2029]/g, character => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/** Text in a table of Markdown, where names are not markup either. */
export function markdownText(text: string): string {
  return printable(text).replace(/[\\`*_{}[\]<>|~@&]/g, character => character === '<' ? '&lt;' : `\\${character}`);
}
