import type { Scalar, Tags, YAMLSeq } from 'yaml';
import { PlainMap } from '../../../model/user-data/plain';
import { yamlLibrary } from '../../../model/yaml/library';

/**
 * Characters that need double quotes: line breaks of YAML 1.1 that a reader changes, control characters, and characters beyond the basic
 * plane. PyYAML before 5.1 (RHEL 8) rejects characters beyond the basic plane.
 */
const ESCAPED = /[\0-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff\u{10000}-\u{10ffff}]/u;

/** A text that begins with a line of white space. In a block scalar, the `yaml` library reads this line as indentation. */
const BLANK_START = /^\n*[ \t]+(?:\n|$)/;

/**
 * Whether a text of several lines ends in more than one line break, or in other white space. The Helm charts of Cozystack remove white space at the
 * end of a document, so a text with such an end is written in quotes.
 */
function hasLooseEnd(text: string): boolean {
  const end = text.trimEnd();
  return text.includes('\n') && text !== end && (end === '' || text !== `${end}\n`);
}

/**
 * Single lines that need quotes: lines that PyYAML and the `yaml` library read differently, octal numbers of YAML 1.2, and lines that end in white
 * space of any kind, which Helm removes at the end of a document.
 */
export const PYYAML_HAZARD = /^(?:<<|=|[^\n\t]*\t[^\n]*|[-+]?0o[0-7]+|[^\n]*[^\S\n])$/;

/** Writes a document with the `yaml` library, in a style that people read easily, and that PyYAML (the YAML reader of cloud-init) reads correctly. */
export function libraryText(document: PlainMap): string {
  const { Document, visit } = yamlLibrary();
  const yaml = new Document(document, { version: '1.1', customTags: withoutMerge, aliasDuplicateObjects: false });
  visit(yaml, {
    Scalar: (_, node) => quoteHazards(node),
    Seq: (_, node, path) => flowRows(node, path),
  });
  const text = yaml.toString({
    lineWidth: 0,
    blockQuote: 'literal',
    singleQuote: true,
    doubleQuotedMinMultiLineLength: Number.MAX_SAFE_INTEGER,
  });
  return escaped(text);
}

/** Removes the tag of the merge key. With this tag, the `yaml` library writes the text `<<` without the requested quotes. */
function withoutMerge(tags: Tags): Tags {
  return tags.filter(tag => typeof tag === 'string' || tag.tag !== 'tag:yaml.org,2002:merge');
}

function quoteHazards(node: Scalar): void {
  if (typeof node.value !== 'string') return;
  if (ESCAPED.test(node.value) || BLANK_START.test(node.value) || hasLooseEnd(node.value)) node.type = 'QUOTE_DOUBLE';
  else if (PYYAML_HAZARD.test(node.value)) node.type = 'QUOTE_SINGLE';
}

/** Writes a nested list on one line, because it is a table row, as in /etc/fstab. */
function flowRows(node: YAMLSeq, path: readonly unknown[]): void {
  const { isScalar, isSeq } = yamlLibrary();
  if (!isSeq(path.at(-1)) || !node.items.every(item => isScalar(item) && !String(item.value).includes('\n'))) return;
  node.flow = true;
  // In a flow list, PyYAML can read `:` and `?` as map indicators. PyYAML before 5.1 does so at any position.
  for (const item of node.items as Scalar[]) if (/[:?]/.test(String(item.value))) item.type = 'QUOTE_SINGLE';
}

/** Escapes characters that JSON does not escape. `quoteHazards` has put these characters in double quotes. */
function escaped(text: string): string {
  const code = (character: string): string => character.codePointAt(0)!.toString(16);
  return text.replace(/[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]/g, character => `\\u${code(character).padStart(4, '0')}`)
    .replace(/[\u{10000}-\u{10ffff}]/gu, character => `\\U${code(character).padStart(8, '0')}`);
}
