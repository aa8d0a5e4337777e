import { linesIn } from '../../impact/state/parse';

/** A part of a file that is parsed by itself. */
export interface Piece {
  readonly text: string;
  /** The line of the file on which it begins, from 1. */
  readonly line: number;
}

/** Lines that part two documents: inside of a text they would be indented. */
const SEPARATORS = /^---(?:[ \t\r].*)?$/gm;

/** The documents of a text. What the YAML library alone can part is one piece. */
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
 * The items of a `List` as kubectl prints it, each as a document of its own; undefined for what is no such list. So a dump of a large
 * cluster is never in memory as a whole.
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
  return starts.map((start, i) => {
    lines += linesIn(items.slice(at, start));
    at = start;
    const item = items.slice(start, starts[i + 1]);
    return { text: `${indent}  ${item.slice(indent.length + 2)}`, line: first + lines };
  });
}
