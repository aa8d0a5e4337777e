import { linesIn } from '../../impact/state/parse';

/** A part of a file that is parsed separately. */
export interface Piece {
  readonly text: string;
  /** The line of the file at which the piece begins, from 1. */
  readonly line: number;
}

/** Document separators. Dashes in a block scalar are indented, so they do not match. */
const SEPARATORS = /^---(?:[ \t\r].*)?$/gm;

/** The documents of a text. A text that only the YAML library can split is one piece. */
export function piecesOf(text: string): Piece[] {
  const separators = [...text.matchAll(SEPARATORS)];
  if (/^(?:%|\.\.\.)/m.test(text) || separators.some(([line]) => line.slice(3).replace(/#.*/, '').trim() !== '')) return [{ text, line: 1 }];
  const pieces: Piece[] = [];
  let [from, line] = [0, 1];
  for (const { index, 0: separator } of [...separators, { index: text.length, 0: '' }]) {
    const document = text.slice(from, index);
    if (/^[ \t]*[^#\s]/m.test(document)) pieces.push({ text: document, line });
    line += linesIn(document) + 1;
    from = index + separator.length + 1;
  }
  return pieces;
}

/**
 * The items of a `List` as kubectl prints it, each as a separate document; undefined if the piece is not such a list. A dump
 * of a large cluster is then parsed item by item.
 */
export function itemsOf({ text, line }: Piece): Piece[] | undefined {
  if (!/^kind: *["']?\w*List["']? *\r?$/m.test(text)) return undefined;
  const head = /^items: *\r?\n/m.exec(text);
  if (head === null) return undefined;
  const from = head.index + head[0].length;
  const indent = /^( *)- /.exec(text.slice(from, from + 100))?.[1];
  if (indent === undefined) return undefined;
  const end = /^[^\s#-]/m.exec(text.slice(from));
  const items = end === null ? text.slice(from) : text.slice(from, from + end.index);
  const starts = [...items.matchAll(new RegExp(`^${indent}- `, 'gm'))].map(({ index }) => index);
  const first = line + linesIn(text.slice(0, from));
  let [at, lines] = [0, 0];
  const pieces = starts.map((start, i) => {
    lines += linesIn(items.slice(at, start));
    at = start;
    const item = items.slice(start, starts[i + 1]);
    return { text: `${indent}  ${item.slice(indent.length + 2)}`, line: first + lines };
  });
  // In a list of one kind, e.g. a `VirtualMachineList`, the items may have no kind. Then only the whole list shows the kind.
  const ownKind = new RegExp(`^${indent}  kind:`, 'm');
  return /^kind: *["']?List\b/m.test(text) || pieces.every(each => ownKind.test(each.text)) ? pieces : undefined;
}
