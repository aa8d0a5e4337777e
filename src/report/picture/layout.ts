import { graphlib, layout } from '@dagrejs/dagre';
import { Box } from './box';
import { Frame } from './picture';

type Point = readonly [x: number, y: number];

interface Size { readonly width: number; readonly height: number }

/** A box, and its position relative to the top left corner of its frame. */
export interface PlacedBox extends Box, Size {
  readonly x: number;
  readonly y: number;
}

/** A frame, and its position in the parent frame. A frame contains boxes, lines and other frames. */
export interface PlacedFrame extends Size {
  readonly title: string;
  readonly x: number;
  readonly y: number;
  readonly boxes: readonly PlacedBox[];
  readonly lines: readonly (readonly Point[])[];
  readonly frames: readonly PlacedFrame[];
}

export interface Layout extends Size {
  readonly frames: readonly PlacedFrame[];
}

/** The width of an ASCII character in a monospaced font of 12 pixels. Other characters may be twice as wide. */
const CHARACTER = 7.3;
export const LINE = 16;
const PADDING = 10;
const GAP = 16;
/** Height of a frame's title. */
const TITLE = 30;
/** The maximum width of a row with more than one item. Frames are placed in rows. So are boxes that no line connects. */
const ROW = 1100;

/**
 * Places frames in rows. A frame contains three parts, from top to bottom: the boxes that lines connect (in layers), the other boxes (in rows), and
 * the child frames (in rows).
 */
export function layoutOf(frames: readonly Frame[]): Layout {
  const { placed, width, height } = inRows(frames.map(sizedFrame));
  return { width: width + 2 * PADDING, height: height + 2 * PADDING, frames: placed.map(each => moved(each, PADDING, PADDING)) };
}

function sizedFrame({ title, boxes, lines, frames }: Frame): Omit<PlacedFrame, 'x' | 'y'> {
  const top = title === '' ? PADDING : TITLE;
  const linked = layered(boxes, lines);
  const isLinked = new Set(lines.flat());
  const alone = inRows(boxes.filter(({ id }) => !isLinked.has(id)).map(box => ({ ...box, ...sizeOf(box) })));
  const inner = inRows(frames.map(sizedFrame));
  const [aloneAt, innerAt, end] = stacked(top, [linked, alone, inner]);
  return {
    title,
    width: Math.ceil(Math.max(linked.width, alone.width, inner.width, textWidth(title)) + 2 * PADDING),
    height: Math.ceil(end + PADDING),
    boxes: [...linked.boxes.map(box => moved(box, PADDING, top)), ...alone.placed.map(box => moved(box, PADDING, aloneAt))],
    lines: linked.lines.map(points => points.map(([x, y]): Point => [round(x + PADDING), round(y + top)])),
    frames: inner.placed.map(each => moved(each, PADDING, innerAt)),
  };
}

/**
 * Puts parts one below the other, from `top`, with a gap only between parts that are not empty. Returns the tops of all parts except the first
 * part, and the bottom of the last part.
 */
function stacked(top: number, [first, ...rest]: readonly Size[]): number[] {
  let y = top + first.height;
  const starts = rest.map(({ height }) => {
    const start = y > top && height > 0 ? y + GAP : y;
    y = start + height;
    return start;
  });
  return [...starts, y];
}

/** Places the boxes that lines connect, from left to right. */
function layered(boxes: readonly Box[], lines: Frame['lines']): Size & { readonly boxes: PlacedBox[]; readonly lines: Point[][] } {
  if (lines.length === 0) return { width: 0, height: 0, boxes: [], lines: [] };
  const isLinked = new Set(lines.flat());
  const sized = boxes.filter(({ id }) => isLinked.has(id)).map(box => ({ ...box, ...sizeOf(box) }));
  const graph = new graphlib.Graph({ multigraph: true });
  graph.setGraph({ rankdir: 'LR', nodesep: GAP, ranksep: 3 * GAP });
  for (const { id, width, height } of sized) graph.setNode(id, { width, height });
  lines.forEach(([from, to], index) => graph.setEdge(from, to, {}, String(index)));
  layout(graph);
  const placed = sized.map(box => {
    const { x, y } = graph.node(box.id) as { x: number; y: number };
    return { ...box, x: round(x - box.width / 2), y: round(y - box.height / 2) };
  });
  const drawn = lines.map(([from, to], index) => {
    const { points } = graph.edge(from, to, String(index)) as { points: { x: number; y: number }[] };
    return points.map(({ x, y }): Point => [round(x), round(y)]);
  });
  return {
    boxes: placed,
    lines: drawn,
    width: Math.max(...placed.map(({ x, width }) => x + width), ...drawn.flat().map(([x]) => x)),
    height: Math.max(...placed.map(({ y, height }) => y + height), ...drawn.flat().map(([, y]) => y)),
  };
}

function sizeOf({ lines }: Box): Size {
  return { width: Math.ceil(Math.max(...lines.map(textWidth))) + 2 * PADDING, height: lines.length * LINE + PADDING };
}

function textWidth(text: string): number {
  return [...text].reduce((sum, character) => sum + (character < '\u007f' ? 1 : 2), 0) * CHARACTER;
}

function inRows<T extends Size>(sizes: readonly T[]): Size & { readonly placed: (T & { x: number; y: number })[] } {
  let [x, y, rowHeight, width] = [0, 0, 0, 0];
  const placed = sizes.map(size => {
    if (x > 0 && x + size.width > ROW) [x, y, rowHeight] = [0, y + rowHeight + GAP, 0];
    const place = { ...size, x, y };
    x += size.width + GAP;
    width = Math.max(width, x - GAP);
    rowHeight = Math.max(rowHeight, size.height);
    return place;
  });
  return { placed, width, height: y + rowHeight };
}

function moved<T extends { readonly x: number; readonly y: number }>(item: T, x: number, y: number): T {
  return { ...item, x: round(item.x + x), y: round(item.y + y) };
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
