import { layoutOf, LINE, PlacedBox, PlacedFrame } from './layout';
import { framesOf } from './picture';
import { escape } from '../escape';
import { MachineRow } from '../sheet';

/** Colours in light and dark, without a stylesheet of the page. */
export const SVG_STYLE = [
  '.vf-t{font:12px "DejaVu Sans Mono",Menlo,Consolas,monospace;fill:#1b1f24}.vf-h{font-weight:bold}',
  '.vf-f{fill:#f6f8fa;stroke:#6e7781}.vf-b{stroke:#57606a;fill:#fff}.vf-machine{fill:#ddf4ff}.vf-disk{fill:#fff8c5}.vf-network{fill:#dafbe1}.vf-outside{fill:#ffebe9}',
  '.vf-l{fill:none;stroke:#57606a}',
  '@media(prefers-color-scheme:dark){.vf-t{fill:#f0f6fc}.vf-f{fill:#161b22;stroke:#8b949e}.vf-b{stroke:#8b949e}.vf-machine{fill:#0c2d6b}.vf-disk{fill:#4b2900}',
  '.vf-network{fill:#04260f}.vf-outside{fill:#67060c}.vf-l{stroke:#8b949e}}',
].join('');

/** The picture of a fleet as SVG, with all that it needs. */
export function svgOf(machines: readonly MachineRow[]): string {
  const { width, height, frames } = layoutOf(framesOf(machines));
  const [w, h] = [Math.ceil(width), Math.ceil(height)];
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${w}" height="${h}" viewBox="0 0 ${w} ${h}" role="img" aria-label="${escape(altText(machines))}">`,
    `<style>${SVG_STYLE}</style>`,
    ...frames.flatMap(frame),
    '</svg>\n',
  ].join('\n');
}

function altText(machines: readonly MachineRow[]): string {
  const exposed = machines.filter(({ exposure }) => exposure !== '').length;
  const clusters = new Set(machines.map(({ cluster }) => cluster)).size;
  return `Picture of the fleet: ${machines.length} machines in ${clusters} clusters, ${exposed} of them exposed`;
}

function frame({ title, x, y, width, height, boxes, lines }: PlacedFrame): string[] {
  return [
    `<g transform="translate(${x} ${y})">`,
    `<rect class="vf-f" width="${Math.ceil(width)}" height="${Math.ceil(height)}" rx="6"/>`,
    `<text class="vf-t vf-h" x="10" y="19">${escape(title)}</text>`,
    ...lines.map(points => `<polyline class="vf-l" points="${points.map(point => point.join(',')).join(' ')}"/>`),
    ...boxes.map(box),
    '</g>',
  ];
}

function box({ kind, x, y, width, height, lines }: PlacedBox): string {
  const texts = lines.map((line, i) => `<text class="vf-t${i === 0 ? ' vf-h' : ''}" x="10" y="${(i + 1) * LINE}">${escape(line)}</text>`).join('');
  return `<g transform="translate(${x} ${y})"><rect class="vf-b vf-${kind}" width="${width}" height="${height}" rx="${kind === 'machine' ? 4 : 10}"/>${texts}</g>`;
}
