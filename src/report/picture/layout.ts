import { graphlib, layout } from '@dagrejs/dagre';
import { Box, Frame } from './picture';

/** A box with its place, from the left and the top. */
export interface PlacedBox extends Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A frame with its place; boxes and lines are within it. */
export interface PlacedFrame {
  readonly title: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly boxes: readonly PlacedBox[];
  readonly lines: readonly (readonly (readonly [x: number, y: number])[])[];
}

export interface Layout {
  readonly width: number;
  readonly height: number;
  readonly frames: readonly PlacedFrame[];
}

/** Of the monospaced text of 12 pixels; characters beyond ASCII may be twice as wide. */
const CHARACTER = 7.3;
export const LINE = 16;
const PADDING = 10;
const GAP = 16;
/** Room for the title of a frame. */
const TITLE = 30;
/** Rows of frames, and of boxes without lines, are about so wide. */
const ROW = 1100;

/** Places frames in rows, and in each of them its boxes by layers. */
export function layoutOf(frames: readonly Frame[]): Layout {
  const inner = frames.map(frame => ({ frame, ...inside(frame) }));
  const sizes = inner.map(({ frame: { title }, width, height }) => (
    { width: Math.max(width, textWidth(title)) + 2 * PADDING, height: height + TITLE + PADDING }
  ));
  const { places, width, height } = inRows(sizes);
  return {
    width: width + 2 * PADDING,
    height: height + 2 * PADDING,
    frames: inner.map(({ frame: { title }, boxes, lines }, i) => (
      { title, ...sizes[i], x: places[i].x + PADDING, y: places[i].y + PADDING, boxes, lines }
    )),
  };
}

function inside({ boxes, lines }: Frame): { width: number; height: number; boxes: PlacedBox[]; lines: [number, number][][] } {
  const sized = boxes.map(box => ({ ...box, ...sizeOf(box) }));
  const isLinked = new Set(lines.flat());
  const linked = sized.filter(({ id }) => isLinked.has(id));
  const graph = new graphlib.Graph({ multigraph: true });
  graph.setGraph({ rankdir: 'LR', nodesep: GAP, ranksep: 3 * GAP });
  for (const { id, width, height } of linked) graph.setNode(id, { width, height });
  lines.forEach(([from, to], index) => graph.setEdge(from, to, {}, String(index)));
  if (linked.length > 0) layout(graph);
  const placed = linked.map(box => {
    const { x, y } = graph.node(box.id) as { x: number; y: number };
    return { ...box, x: round(x - box.width / 2 + PADDING), y: round(y - box.height / 2 + TITLE) };
  });
  const bottom = Math.max(0, ...placed.map(({ y, height }) => y + height - TITLE));
  const alone = sized.filter(({ id }) => !isLinked.has(id));
  const { places, width, height } = inRows(alone);
  const top = bottom === 0 ? TITLE : bottom + TITLE + GAP;
  return {
    width: Math.max(width, ...placed.map(box => box.x + box.width - PADDING)),
    height: bottom + (alone.length > 0 && bottom > 0 ? GAP : 0) + height,
    boxes: [...placed, ...alone.map((box, i) => ({ ...box, x: round(places[i].x + PADDING), y: round(places[i].y + top) }))],
    lines: lines.map(([from, to], index) => {
      const { points } = graph.edge(from, to, String(index)) as { points: { x: number; y: number }[] };
      return points.map(({ x, y }): [number, number] => [round(x + PADDING), round(y + TITLE)]);
    }),
  };
}

function sizeOf({ lines }: Box): { width: number; height: number } {
  return { width: Math.ceil(Math.max(...lines.map(textWidth))) + 2 * PADDING, height: lines.length * LINE + PADDING };
}

function textWidth(text: string): number {
  return [...text].reduce((sum, character) => sum + (character < '\u007f' ? 1 : 2), 0) * CHARACTER;
}

interface Size { readonly width: number; readonly height: number }

function inRows(sizes: readonly Size[]): Size & { readonly places: readonly { readonly x: number; readonly y: number }[] } {
  const places: { x: number; y: number }[] = [];
  let [x, y, rowHeight, width] = [0, 0, 0, 0];
  for (const size of sizes) {
    if (x > 0 && x + size.width > ROW) [x, y, rowHeight] = [0, y + rowHeight + GAP, 0];
    places.push({ x, y });
    x += size.width + GAP;
    width = Math.max(width, x - GAP);
    rowHeight = Math.max(rowHeight, size.height);
  }
  return { places, width, height: y + rowHeight };
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
