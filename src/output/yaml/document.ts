import { Yaml } from 'cdk8s';
import { Style } from './style';
import { DocumentWriter } from './writer';
import { yamlLibrary } from '../../model/yaml/library';
import { NEEDS_ESCAPE, READ_OTHERWISE } from '../../model/yaml/plain';

/** Characters to be escaped, and white space at the beginning, which the library writes as the indentation of a block. */
const ESCAPED = new RegExp(`${NEEDS_ESCAPE.source}|^\\n*(?:\\t[^\\n]*\\n|[ \\t]+(?:\\n|$))`);

/**
 * How cdk8s has the library write. What is to be escaped is left to it, and `<<`, with which it has a way of its own. Only texts that a
 * reader would refuse or take for something else are written otherwise: escaped, or in quotes.
 */
const STYLE: Style = {
  unproven: /[\0-\x08\x0b-\x1f\ud800-\udfff]/,
  hazard: READ_OTHERWISE,
  escaped: { pattern: ESCAPED, write: escaped },
  rows: false,
  repeats: false,
  quoted: text => text.includes('"') && !text.includes('\'') ? `'${text}'` : JSON.stringify(text),
  byLibrary,
};
const WRITER = new DocumentWriter(STYLE);

/** The same, of a document whose maps are in any order. */
const SORTING_WRITER = new DocumentWriter({ ...STYLE, sorts: true, repeats: true });

/** The text between two documents. */
export const SEPARATOR = '---\n';

/** One object as YAML text, byte for byte what cdk8s makes of it, unless that would be read as something else. */
export function documentText(document: unknown): string {
  return WRITER.write(document) ?? wholeByLibrary(document);
}

/**
 * The same of a document whose maps below the top are written in the order of their keys, without members that are nothing.
 * Nothing where that is not proven to be the text of the document with its maps in order.
 */
export function sortingText(document: unknown): string | undefined {
  return SORTING_WRITER.write(document);
}

/** The library's own text, taken out of maps that bring the value to its indentation. */
function byLibrary(text: string, indent: string): string {
  let nested: unknown = text;
  let before = 0;
  for (let depth = 0; depth < indent.length; depth += 2) {
    nested = { k: nested };
    before += depth + 'k: '.length;
  }
  return Yaml.stringify(nested).slice(before, -1);
}

/** The library's own text of a document of unusual shape. */
function wholeByLibrary(document: unknown): string {
  const { Document, isScalar, visit } = yamlLibrary();
  const yaml = new Document(document, { version: '1.1', keepUndefined: true });
  let isHazardous = false;
  visit(yaml, (_, node) => {
    if (!isScalar(node) || typeof node.value !== 'string' || !isMisread(node.value)) return;
    node.type = 'QUOTE_DOUBLE';
    isHazardous = true;
  });
  return isHazardous ? escapeCharacters(yaml.toString({ lineWidth: 0 })) : Yaml.stringify(document);
}

function isMisread(text: string): boolean {
  return READ_OTHERWISE.test(text) || ESCAPED.test(text);
}

function escaped(text: string): string {
  return escapeCharacters(JSON.stringify(text));
}

/** What JSON leaves as it is. All of it is in double quotes. */
function escapeCharacters(text: string): string {
  return text.replace(new RegExp(NEEDS_ESCAPE.source, 'g'), character => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
