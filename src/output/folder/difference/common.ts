import { Bytes } from './bytes';
import { firstWhere } from './search';

/** Size of one block of the comparison. */
const BLOCK = 64 * 1024;

const NEWLINE = 10;

/** Lines of context around a change. */
export const CONTEXT = 3;

/** A part of a text. */
export interface Range {
  readonly from: number;
  readonly to: number;
  /** The number of lines before this part. */
  readonly line: number;
}

type LineStart = Pick<Range, 'from' | 'line'>;

/** Removes the common beginning and the common end of two texts. The remaining parts begin and end at line boundaries. */
export function differentPart(a: Bytes, b: Bytes): readonly [Range, Range] {
  const { from, line } = commonStart(a, b);
  const end = commonEnd(a, b, from);
  return [{ from, to: a.size - end, line }, { from, to: b.size - end, line }];
}

/** The start of the first line that differs, moved back to include context. */
function commonStart(a: Bytes, b: Bytes): LineStart {
  let [at, line] = [0, 0];
  const last: LineStart[] = [{ from: 0, line: 0 }];
  const end = Math.min(a.size, b.size);
  while (at < end) {
    const to = Math.min(at + BLOCK, end);
    const [one, other] = [a.read(at, to), b.read(at, to)];
    const same = one.equals(other) ? one.length : firstDifference(one, other);
    for (let next = one.indexOf(NEWLINE); next >= 0 && next < same; next = one.indexOf(NEWLINE, next + 1)) {
      last.push({ from: at + next + 1, line: ++line });
      if (last.length > 1000) last.splice(0, 900);
    }
    if (same < to - at || one.length === 0) break;
    at = to;
  }
  return contextStart(a, last);
}

/** The start of the YAML document if it is near; otherwise the start of a few lines of context. */
function contextStart(a: Bytes, starts: readonly LineStart[]): LineStart {
  for (let i = starts.length - 1; i >= Math.max(0, starts.length - 400); i--) {
    if (a.read(starts[i].from, starts[i].from + 4).toString('latin1') === '---\n') return starts[i];
  }
  return starts[Math.max(0, starts.length - 1 - CONTEXT)];
}

/** The number of equal bytes at the ends of both texts. The first lines of the equal part do not count, because they are shown as context. */
function commonEnd(a: Bytes, b: Bytes, from: number): number {
  const most = Math.min(a.size, b.size) - from;
  let same = 0;
  while (same < most) {
    const length = Math.min(BLOCK, most - same);
    const one = a.read(a.size - same - length, a.size - same);
    const other = b.read(b.size - same - length, b.size - same);
    if (!one.equals(other)) {
      same += lastDifference(one, other);
      break;
    }
    same += length;
  }
  return same - bytesBeforeLine(a, b, from, same);
}

/**
 * The number of bytes at the beginning of the equal part that are shown as context. If the equal part begins inside a line, the context is the
 * rest of this line and the next three lines; otherwise the first three lines.
 *
 * @param same the size of the equal part, which is at the end of both texts
 */
function bytesBeforeLine(a: Bytes, b: Bytes, from: number, same: number): number {
  const isLineStart = (bytes: Bytes) => bytes.size - same === from || bytes.read(bytes.size - same - 1, bytes.size - same)[0] === NEWLINE;
  const tail = a.read(a.size - same, Math.min(a.size, a.size - same + BLOCK));
  let at = isLineStart(a) && isLineStart(b) ? 0 : tail.indexOf(NEWLINE) + 1 || same;
  for (let lines = 0; lines < CONTEXT && at < same; lines++) at = tail.indexOf(NEWLINE, at) + 1 || same;
  return at;
}

function firstDifference(a: Buffer, b: Buffer): number {
  return firstWhere(0, Math.min(a.length, b.length), at => !a.subarray(0, at + 1).equals(b.subarray(0, at + 1)));
}

/** The number of equal bytes at the ends of two blocks. */
function lastDifference(a: Buffer, b: Buffer): number {
  let same = 0;
  while (same < a.length && a[a.length - 1 - same] === b[b.length - 1 - same]) same++;
  return same;
}
