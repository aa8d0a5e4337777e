import type { Scalar, Tags, YAMLSeq } from 'yaml';
import { PlainMap } from '../../../model/user-data/plain';
import { yamlLibrary } from '../../../model/yaml/library';

/**
 * Characters to escape in double quotes: line breaks of YAML 1.1 that a reader changes, control characters,
 * and characters beyond the basic plane, which PyYAML before 5.1 (RHEL 8) rejects.
 */
const ESCAPED = /[\0-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff\u{10000}-\u{10ffff}]/u;

/** A block scalar whose first line is only white space, which the library reads as indentation. */
const BLANK_START = /^\n*[ \t]+(?:\n|$)/;

/**
 * Texts of several lines that end in more than one line break, or in other white space. The charts of Cozystack remove white space at the end of
 * a document, so such a text is in quotes.
 */
function hasLooseEnd(text: string): boolean {
  const end = text.trimEnd();
  return text.includes('\n') && text !== end && (end === '' || text !== `${end}\n`);
}

/** Single lines that PyYAML reads differently than the YAML library unless they are quoted, and octal numbers of YAML 1.2. */
export const PYYAML_HAZARD = /^(?:<<|=|[^\n\t]*\t[^\n]*|[-+]?0o[0-7]+)$/;

/** A document of the `yaml` library, in a style for people and for PyYAML, which cloud-init uses. */
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

/** The library writes the text `<<` without the requested quotes, as the merge key. */
function withoutMerge(tags: Tags): Tags {
  return tags.filter(tag => typeof tag === 'string' || tag.tag !== 'tag:yaml.org,2002:merge');
}

function quoteHazards(node: Scalar): void {
  if (typeof node.value !== 'string') return;
  if (ESCAPED.test(node.value) || BLANK_START.test(node.value) || hasLooseEnd(node.value)) node.type = 'QUOTE_DOUBLE';
  else if (PYYAML_HAZARD.test(node.value)) node.type = 'QUOTE_SINGLE';
}

/** A nested list is a table row, as in /etc/fstab, so it is on one line. */
function flowRows(node: YAMLSeq, path: readonly unknown[]): void {
  const { isScalar, isSeq } = yamlLibrary();
  if (!isSeq(path.at(-1)) || !node.items.every(item => isScalar(item) && !String(item.value).includes('\n'))) return;
  node.flow = true;
  // PyYAML takes these for map indicators in a flow list; before 5.1, at any position.
  for (const item of node.items as Scalar[]) if (/[:?]/.test(String(item.value))) item.type = 'QUOTE_SINGLE';
}

/** Characters that JSON does not escape. They are in double quotes, because of `quoteHazards`. */
function escaped(text: string): string {
  const code = (character: string): string => character.codePointAt(0)!.toString(16);
  return text.replace(/[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]/g, character => `\\u${code(character).padStart(4, '0')}`)
    .replace(/[\u{10000}-\u{10ffff}]/gu, character => `\\U${code(character).padStart(8, '0')}`);
}
