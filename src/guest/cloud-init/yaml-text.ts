import type { Document, Scalar, Tags, YAMLSeq } from 'yaml';
import { Plain, PlainMap } from './plain';
import { yamlLibrary } from '../../yaml/library';

/**
 * What has to be escaped, for which YAML needs double quotes: line breaks of YAML 1.1 that a reader turns into others, controls,
 * and what PyYAML before 5.1 (RHEL 8) refuses to read: characters beyond the basic plane.
 */
const ESCAPED = /[\0-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff\u{10000}-\u{10ffff}]/u;

/** A block scalar whose first line is nothing but white space: the library takes the white space for indentation. */
const BLANK_START = /^\n*[ \t]+(?:\n|$)/;

/** Single lines that PyYAML, which cloud-init uses, reads differently than the YAML library unless they are quoted. */
const PYYAML_HAZARD = /^(?:<<|=|[^\n]*\t[^\n]*)$/;

/** Texts of documents, which the machines of a fleet have in common. Cleared when it is full. */
const texts = new Map<string, string>();
const MAX_TEXTS = 500;

/** A zero may have a sign, which JSON does not tell. */
const MAYBE_SIGNED_ZERO = /[[:,]0[,\]}]/;

/** A cloud-config document as a person would write it, which a reader of YAML 1.1 reads back as the same data. An empty one is `{}`. */
export function cloudConfigText(document: PlainMap): string {
  const json = JSON.stringify(document);
  if (json.length > 10_000 || MAYBE_SIGNED_ZERO.test(json)) return write(document);
  let text = texts.get(json);
  if (text === undefined) {
    text = write(document);
    if (texts.size >= MAX_TEXTS) texts.clear();
    texts.set(json, text);
  }
  return text;
}

function write(document: PlainMap): string {
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
  return `#cloud-config\n${escaped(text)}`;
}

/** The library writes a text `<<` as the key that merges maps, whatever quotes it is told to use. */
function withoutMerge(tags: Tags): Tags {
  return tags.filter(tag => typeof tag === 'string' || tag.tag !== 'tag:yaml.org,2002:merge');
}

function quoteHazards(node: Scalar): void {
  if (typeof node.value !== 'string') return;
  if (ESCAPED.test(node.value) || BLANK_START.test(node.value)) node.type = 'QUOTE_DOUBLE';
  else if (PYYAML_HAZARD.test(node.value)) node.type = 'QUOTE_SINGLE';
}

/** A list within a list is a row of a table, as in /etc/fstab, and reads best on one line. */
function flowRows(node: YAMLSeq, path: readonly unknown[]): void {
  const { isScalar, isSeq } = yamlLibrary();
  if (!isSeq(path.at(-1)) || !node.items.every(item => isScalar(item) && !String(item.value).includes('\n'))) return;
  node.flow = true;
  // PyYAML takes these for the signs of a map within a row, in versions before 5.1 wherever they stand.
  for (const item of node.items as Scalar[]) if (/[:?]/.test(String(item.value))) item.type = 'QUOTE_SINGLE';
}

/** What JSON's escaping leaves raw. All of it stands in double quotes, because `quoteHazards` has put it there. */
function escaped(text: string): string {
  const code = (character: string): string => character.codePointAt(0)!.toString(16);
  return text.replace(/[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]/g, character => `\\u${code(character).padStart(4, '0')}`)
    .replace(/[\u{10000}-\u{10ffff}]/gu, character => `\\U${code(character).padStart(8, '0')}`);
}

/** A YAML 1.1 document that was read, or where and why it could not be. */
export interface ParsedYaml {
  readonly value: Plain;
  readonly errors: { line: number; column: number; reason: string }[];
  /** Line on which the value at a path begins. */
  readonly lineOf: (path: readonly (string | number)[]) => number | undefined;
}

/** Reads YAML 1.1. The library's own messages quote the document, so only its code and the position are passed on. */
export function parseYaml(text: string): ParsedYaml {
  const { LineCounter, parseDocument } = yamlLibrary();
  const lineCounter = new LineCounter();
  const document: Document = parseDocument(text, { version: '1.1', uniqueKeys: true, prettyErrors: false, lineCounter });
  // An unknown tag is a warning to the library and an error to PyYAML.
  const problems = [...document.errors, ...document.warnings.filter(warning => warning.code === 'TAG_RESOLVE_FAILED')];
  const errors = problems.map(error => {
    const { line, col } = lineCounter.linePos(error.pos[0]);
    return { line, column: col, reason: error.code.toLowerCase().replace(/_/g, ' ') };
  });
  const lineOf = (path: readonly (string | number)[]): number | undefined => {
    const node = document.getIn(path, true) as { range?: [number, number, number] | null } | undefined;
    return node?.range ? lineCounter.linePos(node.range[0]).line : undefined;
  };
  if (errors.length > 0) return { value: null, errors, lineOf };
  try {
    return { value: document.toJS(), errors, lineOf };
  } catch {
    // The only thing left to fail on is aliases that would grow without bounds.
    return { value: null, errors: [{ line: 1, column: 1, reason: 'aliases that cannot be resolved' }], lineOf };
  }
}
