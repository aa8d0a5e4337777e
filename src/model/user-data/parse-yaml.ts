import type { Document } from 'yaml';
import { Plain } from './plain';
import { asPython } from './python-scalars';
import { yamlLibrary } from '../yaml/library';

/** A parsed YAML 1.1 document, or the place and the reason of each error. */
export interface ParsedYaml {
  readonly value: Plain;
  readonly errors: { line: number; column: number; reason: string }[];
  /** The first line of the value at a path. */
  readonly lineOf: (path: readonly (string | number)[]) => number | undefined;
}

/** Parses YAML 1.1. The library's messages and warnings quote the document, so only the code and the position of an error are passed on. */
export function parseYaml(text: string): ParsedYaml {
  const { LineCounter, parseDocument } = yamlLibrary();
  const lineCounter = new LineCounter();
  // The library's own search for duplicate keys takes minutes for a hundred thousand keys.
  const document: Document = parseDocument(text, { version: '1.1', logLevel: 'error', uniqueKeys: false, prettyErrors: false, lineCounter, customTags: asPython });
  // An unknown tag is a warning in the library and an error in PyYAML.
  const problems = [...document.errors, ...document.warnings.filter(warning => warning.code === 'TAG_RESOLVE_FAILED')];
  const found = [...problems.map(({ pos: [at], code }) => ({ at, code: code as string })), ...repeatedKeys(document)].sort((a, b) => a.at - b.at);
  const errors = found.map(({ at, code }) => {
    const { line, col } = lineCounter.linePos(at);
    return { line, column: col, reason: code.toLowerCase().replace(/_/g, ' ') };
  });
  const lineOf = (path: readonly (string | number)[]): number | undefined => {
    const node = document.getIn(path, true) as { range?: [number, number, number] | null } | undefined;
    return node?.range ? lineCounter.linePos(node.range[0]).line : undefined;
  };
  if (errors.length > 0) return { value: null, errors, lineOf };
  try {
    return { value: document.toJS(), errors, lineOf };
  } catch {
    // The only remaining error: aliases that expand without bounds.
    return { value: null, errors: [{ line: 1, column: 1, reason: 'aliases that cannot be resolved' }], lineOf };
  }
}

/** The places of duplicate scalar keys in maps. */
function repeatedKeys(document: Document): { readonly at: number; readonly code: string }[] {
  const { isScalar, visit } = yamlLibrary();
  const found: { at: number; code: string }[] = [];
  visit(document, {
    Map: (_, { items }) => {
      const known = new Set<unknown>();
      for (const { key } of items) {
        if (!isScalar(key)) continue;
        if (known.has(key.value)) found.push({ at: key.range?.[0] ?? 0, code: 'DUPLICATE_KEY' });
        known.add(key.value);
      }
    },
  });
  return found;
}
