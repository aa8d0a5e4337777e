import { printable } from '../findings/printable';

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', '\'': '&#39;' };

/** Escapes text for HTML and SVG, including attributes. Control characters become visible, e.g. as `\u001b`. */
export function escape(text: string): string {
  return printable(text).replace(/[&<>"']/g, character => ENTITIES[character]);
}

/** Escapes data for a script in HTML, so that no text in the data can end the script. */
export function scriptData(value: unknown): string {
  return JSON.stringify(value).replace(/[<>&\u2028\u2029]/g, character => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/** Escapes text for a Markdown table, so that names are not markup. */
export function markdownText(text: string): string {
  return printable(text).replace(/[\\`*_{}[\]<>|~@&]/g, character => character === '<' ? '&lt;' : `\\${character}`);
}
