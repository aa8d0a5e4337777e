import { Bytes } from './bytes';
import { differentPart, Range } from './common';
import { differentParts, documentsIn } from './documents';
import { hunks } from './hunks';

/** The largest number of bytes, of both texts together, that are compared line by line at a time. */
const MAX_PART = 64 * 1024;

/**
 * The number of equal lines that are added before and after a part. The output shows fewer lines of context. The additional lines are needed
 * because the comparison may place a change a few lines further down if lines repeat.
 */
const AROUND = 10;

/** The number of bytes before and after a part in which these lines are searched. */
const NEAR = 4096;

const NEWLINE = 10;

/** The differences of one part of two texts. If a part is longer than a person would read, only its beginning is compared, and `isAll` is false. */
export interface Part {
  readonly lines: readonly string[];
  readonly isAll: boolean;
}

/**
 * The differences of two texts, part by part. Time grows with the length of the texts; memory does not. Of two large texts, only the parts
 * that differ are compared line by line, up to the amount that a person would read.
 */
export function* compareBytes(a: Bytes, b: Bytes): Iterable<Part> {
  const [inA, inB] = differentPart(a, b);
  if (length(inA) + length(inB) <= MAX_PART || length(inA) === 0 || length(inB) === 0) {
    yield part(a, b, inA, inB);
    return;
  }
  for (const [one, other] of differentParts(documentsIn(a, inA), documentsIn(b, inB), 2 * AROUND + 1)) {
    yield part(a, b, widened(a, one), widened(b, other));
  }
}

function part(a: Bytes, b: Bytes, inA: Range, inB: Range): Part {
  const [shownA, shownB] = [linesIn(a, inA), linesIn(b, inB)];
  return { lines: hunks(shownA.lines, shownB.lines, inA.line, inB.line), isAll: shownA.isAll && shownB.isAll };
}

/** The lines of a part of a text, up to the amount that a person would read. */
function linesIn(bytes: Bytes, { from, to }: Range): { readonly lines: string[]; readonly isAll: boolean } {
  const end = Math.min(to, from + MAX_PART / 2);
  const text = bytes.read(from, end).toString();
  const all = text === '' ? [] : text.replace(/\n$/, '').split('\n');
  return { lines: all, isAll: end === to };
}

/** A part with a few lines of context. A patch without context cannot be applied. */
function widened(bytes: Bytes, { from, to, line }: Range): Range {
  const before = bytes.read(Math.max(0, from - NEAR), from);
  const after = bytes.read(to, Math.min(bytes.size, to + NEAR));
  let [start, above] = [before.length, 0];
  for (; above < AROUND && start > 0; above++) {
    const next = start < 2 ? -1 : before.lastIndexOf(NEWLINE, start - 2);
    if (next < 0 && from > before.length) break;
    start = next + 1;
  }
  let end = 0;
  for (let lines = 0; lines < AROUND && after.indexOf(NEWLINE, end) >= 0; lines++) end = after.indexOf(NEWLINE, end) + 1;
  return { from: from - before.length + start, to: to + end, line: line - above };
}

function length({ from, to }: Range): number {
  return to - from;
}
