import { createHash } from 'crypto';
import { Bytes } from './bytes';
import { Range } from './common';
import { firstWhere } from './search';

/** One document of a text, with its hash. */
export interface DocumentRange extends Range {
  readonly hash: number;
}

const BLOCK = 256 * 1024;
const NEWLINE = 10;
const SEPARATOR = Buffer.from('\n---\n');

/** No document has this hash. It marks the end of a text, so that the ends of two texts are equal. */
const END = -1;

/** The YAML documents in a range of a file, and an item that marks the end. A document that is larger than a block becomes several items. */
export function documentsIn(bytes: Bytes, { from, to, line }: Range): DocumentRange[] {
  const found: DocumentRange[] = [];
  let lines = line;
  for (let at = from; at < to;) {
    const block = bytes.read(at, Math.min(to, at + BLOCK));
    if (block.length === 0) break;
    let start = 0;
    for (const end of ends(block, at + block.length === to)) {
      const document = block.subarray(start, end);
      found.push({ from: at + start, to: at + end, line: lines, hash: hashOf(document) });
      lines += linesOf(document);
      start = end;
    }
    at += start;
  }
  return [...found, { from: to, to, line: lines, hash: END }];
}

/** The ends of documents, each before the next separator. The remainder of a block belongs to the next block. */
function* ends(block: Buffer, isLast: boolean): Iterable<number> {
  let end = 0;
  for (let next = block.indexOf(SEPARATOR); next >= 0; next = block.indexOf(SEPARATOR, next + 1)) yield end = next + 1;
  if (isLast && end < block.length) yield block.length;
  // A document that is larger than a block is split at its last line break in the block. Without a line break, it is split at the end of the block.
  else if (end === 0) yield block.lastIndexOf(NEWLINE) + 1 || block.length;
}

/** A hash of only 48 bits. If two different documents have the same hash, the report may leave out their difference. Nothing else happens. */
function hashOf(document: Buffer): number {
  return createHash('sha1').update(document).digest().readUIntBE(0, 6);
}

function linesOf(document: Buffer): number {
  let lines = 0;
  for (let next = document.indexOf(NEWLINE); next >= 0; next = document.indexOf(NEWLINE, next + 1)) lines++;
  return lines;
}

/** A part of each of two texts. */
export type Gap = readonly [a: Range, b: Range];

/** The parts of two texts that differ. Between two parts are at least `linesBetween` equal lines. */
export function* differentParts(a: readonly DocumentRange[], b: readonly DocumentRange[], linesBetween: number): Iterable<Gap> {
  let open: Gap | undefined;
  let lineAfter = 0;
  let [i, j] = [0, 0];
  for (const [atA, atB] of sameDocuments(a, b)) {
    if (atA > i || atB > j) {
      const gap: Gap = [between(a[i], a[atA]), between(b[j], b[atB])];
      // The lines between two parts are equal in both texts.
      if (open && gap[0].line - lineAfter < linesBetween) {
        open = [{ ...open[0], to: gap[0].to }, { ...open[1], to: gap[1].to }];
      } else {
        if (open) yield open;
        open = gap;
      }
      lineAfter = a[atA].line;
    }
    [i, j] = [atA + 1, atB + 1];
  }
  if (open) yield open;
}

function between(from: DocumentRange, to: DocumentRange): Range {
  return { from: from.from, to: to.from, line: from.line };
}

/** Pairs of equal documents that each text has exactly once: the longest sequence that has the same order in both texts. */
function sameDocuments(a: readonly DocumentRange[], b: readonly DocumentRange[]): [number, number][] {
  const inB = onlyPlaces(b);
  const onlyInA = onlyPlaces(a);
  const pairs = a.map(({ hash }, i): [number, number] => [i, onlyInA.get(hash) === i ? inB.get(hash) ?? -1 : -1]).filter(([, j]) => j >= 0);
  // `best` has the last pair of the best sequence of each length; `before` has the predecessor of each pair.
  const best: number[] = [];
  const before: number[] = [];
  pairs.forEach(([, j], n) => {
    const length = firstWhere(0, best.length, i => pairs[best[i]][1] >= j);
    before[n] = length > 0 ? best[length - 1] : -1;
    best[length] = n;
  });
  const row: [number, number][] = [];
  for (let n = best.at(-1) ?? -1; n >= 0; n = before[n]) row.push(pairs[n]);
  return row.reverse();
}

function onlyPlaces(documents: readonly DocumentRange[]): Map<number, number> {
  const places = new Map<number, number>();
  documents.forEach(({ hash }, i) => places.set(hash, places.has(hash) ? -1 : i));
  return places;
}
