import type { Document, Node, ParsedNode } from 'yaml';
import { LIMITS } from './limits';
import { quote } from '../../findings/problem';
import { yamlLibrary } from '../../model/yaml/library';
import { ManifestCode } from '../../platforms/admission/problem';

/** Maximum number of faults that are reported for one document. */
const MAX_FAULTS = 50;

interface KeyFault {
  readonly code: ManifestCode;
  readonly message: string;
  readonly fix: string;
  readonly offset: number;
}

/**
 * Finds duplicate keys, and aliases to a value that contains the alias.
 *
 * @throws RangeError if the nesting is too deep
 */
export function keyFaults(document: Document.Parsed<ParsedNode>): { readonly faults: readonly KeyFault[]; readonly isTemplate: boolean } {
  const { isAlias, isMap, isSeq, isScalar } = yamlLibrary();
  const faults: KeyFault[] = [];
  const open = new Set<string>();
  let isTemplate = false;
  const walk = (node: unknown, depth: number): void => {
    if (depth > LIMITS.depth) throw new RangeError('too deep');
    const { anchor, range } = node as { readonly anchor?: string; readonly range?: readonly number[] };
    if (isAlias(node)) {
      if (!open.has(node.source)) return;
      const message = `the alias ${quote(node.source)} refers to a value that contains the alias itself`;
      faults.push({ code: 'MANIFEST_UNREADABLE', message, fix: 'replace the alias with its value', offset: range?.[0] ?? 0 });
      return;
    }
    if (!isMap(node) && !isSeq(node)) return;
    if (anchor !== undefined) open.add(anchor);
    const seen = new Set<unknown>();
    for (const item of node.items as readonly any[]) {
      if (isSeq(node)) {
        walk(item, depth + 1);
        continue;
      }
      const { key, value } = item;
      // YAML reads `{{ .Values.name }}` as a map whose key is a map.
      if (!isScalar(key)) {isTemplate = true;} else if (seen.has(key.value) && key.value !== '<<' && faults.length < MAX_FAULTS) {
        faults.push({
          code: 'MANIFEST_KEY_DUPLICATE', message: `the key ${quote(String(key.value))} occurs twice in one map: the API server uses only one, or rejects the object`,
          fix: 'remove one of them', offset: (key as Node).range?.[0] ?? 0,
        });
      }
      if (isScalar(key)) seen.add(key.value);
      if (value !== null) walk(value, depth + 1);
    }
    if (anchor !== undefined) open.delete(anchor);
  };
  if (document.contents !== null) walk(document.contents, 0);
  return { faults, isTemplate };
}

/** Whether a document contains more values than the limit, with aliases expanded. */
export function isTooLarge(value: unknown): boolean {
  let left: number = LIMITS.values;
  const count = (each: unknown): void => {
    left--;
    if (left <= 0 || typeof each !== 'object' || each === null) return;
    for (const member of Object.values(each)) {
      if (left <= 0) return;
      count(member);
    }
  };
  count(value);
  return left <= 0;
}
