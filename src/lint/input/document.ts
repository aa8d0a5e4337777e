import type { Document, Node, Pair, ParsedNode } from 'yaml';
import { LIMITS } from './limits';
import { Piece } from './pieces';
import { linesIn } from '../../impact/state/parse';
import { asKubernetes } from '../../model/yaml/kubernetes-scalars';
import { yamlLibrary } from '../../model/yaml/library';
import { ManifestPath } from '../../platforms/admission/problem';

/** A place in a file. Lines and columns start at 1. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** `uniqueKeys` is off because it is slow for large maps. `keyFaults` reports duplicate keys instead. */
const OPTIONS = { logLevel: 'error', prettyErrors: false, uniqueKeys: false, merge: true, strict: true, customTags: asKubernetes } as const;

/** The documents of a piece, with the places of all values. */
export function documentsOf({ text }: Piece): Document.Parsed<ParsedNode>[] {
  return yamlLibrary().parseAllDocuments(text, OPTIONS) as Document.Parsed<ParsedNode>[];
}

/** One document of a file. The places of its values are computed on first access. */
export class SourceDocument {
  /**
   * @param document the parsed document; without it, the first access to a place parses the text again
   */
  constructor(
    public readonly file: string, private readonly piece: Piece, private readonly index: number, public readonly value: unknown,
    private readonly document?: Document.Parsed<ParsedNode>,
  ) {
  }

  public get text(): string {
    return this.piece.text;
  }

  /** The place of a value, or of its nearest existing parent. */
  public positionOf(path: ManifestPath): Position {
    const document = this.document ?? (parsed(this.piece)[this.index] as Document.Parsed<ParsedNode> | undefined);
    return this.at(document?.contents ? offsetOf(document, path) : 0);
  }

  private at(offset: number): Position {
    return positionIn(this.piece, offset);
  }
}

/** Converts an offset in a piece to a place in its file. */
export function positionIn({ text, line }: Piece, offset: number): Position {
  const before = text.slice(0, offset);
  return { line: line + linesIn(before), column: offset - before.lastIndexOf('\n') };
}

/** The piece that was parsed last. It is kept because successive findings are usually about the same document. */
let last: { readonly piece: Piece; readonly documents: Document.Parsed<ParsedNode>[] } | undefined;

function parsed(piece: Piece): Document.Parsed<ParsedNode>[] {
  if (piece.text.length > LIMITS.document) return [];
  if (last?.piece !== piece) last = { piece, documents: documentsOf(piece) };
  return last.documents;
}

function offsetOf(document: Document.Parsed<ParsedNode>, path: ManifestPath): number {
  const { isAlias, isMap, isSeq, isScalar } = yamlLibrary();
  const resolve = (each: unknown): unknown => isAlias(each) ? each.resolve(document) : each;
  let node: unknown = document.contents;
  let offset = (node as Node).range?.[0] ?? 0;
  for (const step of path) {
    const inside = resolve(node);
    if (isMap(inside)) {
      const pair: Pair | undefined = inside.items.find(({ key }) => isScalar(key) && String(key.value) === String(step));
      if (pair === undefined) break;
      offset = (pair.key as Node).range?.[0] ?? offset;
      node = pair.value;
    } else if (isSeq(inside)) {
      const item = inside.items[Number(step)] as Node | undefined;
      if (item === undefined) break;
      offset = item.range?.[0] ?? offset;
      node = item;
    } else {
      break;
    }
  }
  return offset;
}
