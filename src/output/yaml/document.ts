import { Yaml } from 'cdk8s';
import { Style } from './style';
import { DocumentWriter } from './writer';
import { yamlLibrary } from '../../model/yaml/library';
import { NEEDS_ESCAPE, READ_OTHERWISE } from '../../model/yaml/plain';

/**
 * Texts that are escaped: texts with certain characters, and texts that begin with a tab or with a line of white space. If a text begins in this
 * way, the `yaml` library would write an indentation indicator.
 */
const ESCAPED = new RegExp(`${NEEDS_ESCAPE.source}|^\\n*(?:\\t[^\\n]*\\n|[ \\t]+(?:\\n|$))`);

/**
 * The style of the `yaml` library in cdk8s. Texts with control characters or emoji, and the key `<<`, are left to that library. Texts that a
 * YAML parser would reject or read as another value are escaped or quoted, unlike in cdk8s.
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

/** The same style, for documents whose maps are not sorted yet: the writer sorts them. */
const SORTING_WRITER = new DocumentWriter({ ...STYLE, sorts: true, repeats: true });

/** The text between two documents. */
export const SEPARATOR = '---\n';

/** One object as YAML, byte for byte as cdk8s writes it. The exception: texts that a YAML parser would misread are quoted or escaped. */
export function documentText(document: unknown): string {
  return WRITER.write(document) ?? wholeByLibrary(document);
}

/**
 * The text of a document whose nested maps are not sorted yet. This function sorts them by key, and omits members that are undefined or null.
 * Undefined if it is not certain that the text equals `documentText` of the sorted document.
 */
export function sortingText(document: unknown): string | undefined {
  return SORTING_WRITER.write(document);
}

/** A text as the `yaml` library itself writes it. To get the indentation, the text is nested in maps. */
function byLibrary(text: string, indent: string): string {
  let nested: unknown = text;
  let before = 0;
  for (let depth = 0; depth < indent.length; depth += 2) {
    nested = { k: nested };
    before += depth + 'k: '.length;
  }
  return Yaml.stringify(nested).slice(before, -1);
}

/** An unusual document, written by the `yaml` library. */
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

/** Escapes characters that JSON does not escape. The text must be in double quotes. */
function escapeCharacters(text: string): string {
  return text.replace(new RegExp(NEEDS_ESCAPE.source, 'g'), character => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
