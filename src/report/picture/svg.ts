import { layoutOf, LINE, PlacedBox, PlacedFrame } from './layout';
import { Drawn, framesOf } from './picture';
import { plural } from '../../findings/report';
import { escape } from '../escape';

/** Colors for light and dark mode. They do not need the stylesheet of the page. Print is always light. */
export const SVG_STYLE = [
  '.vf-t{font:12px "DejaVu Sans Mono",Menlo,Consolas,monospace;fill:#1b1f24}.vf-h{font-weight:bold}',
  '.vf-f{fill:#f6f8fa;stroke:#6e7781}.vf-b{stroke:#57606a;fill:#fff}.vf-machine{fill:#ddf4ff}.vf-disk{fill:#fff8c5}.vf-network{fill:#dafbe1}',
  '.vf-outside{fill:#ffebe9}.vf-rule{fill:#fff;stroke-dasharray:4 2}.vf-place{fill:#eaeef2}.vf-l{fill:none;stroke:#57606a}',
  '@media screen and (prefers-color-scheme:dark){.vf-t{fill:#f0f6fc}.vf-f{fill:#161b22;stroke:#8b949e}.vf-b{stroke:#8b949e}.vf-machine{fill:#0c2d6b}',
  '.vf-disk{fill:#4b2900}.vf-network{fill:#04260f}.vf-outside{fill:#67060c}.vf-rule{fill:#0d1117}.vf-place{fill:#30363d}.vf-l{stroke:#8b949e}}',
].join('');

/** The picture of a fleet as a self-contained SVG. */
export function svgOf(sheet: Drawn): string {
  const { width, height, frames } = layoutOf(framesOf(sheet));
  const [w, h] = [Math.ceil(width), Math.ceil(height)];
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${w}" height="${h}" viewBox="0 0 ${w} ${h}" role="img" aria-label="${escape(altText(sheet))}">`,
    `<style>${SVG_STYLE}</style>`,
    ...frames.flatMap(frame),
    '</svg>\n',
  ].join('\n');
}

function altText({ machines }: Drawn): string {
  const exposed = machines.filter(({ exposure }) => exposure !== '').length;
  const clusters = new Set(machines.map(({ cluster }) => cluster)).size;
  return `Picture of the fleet: ${plural(machines.length, 'machine')} in ${plural(clusters, 'cluster')}, ${exposed} exposed`;
}

function frame({ title, x, y, width, height, boxes, lines, frames }: PlacedFrame): string[] {
  return [
    `<g transform="translate(${x} ${y})">`,
    `<rect class="vf-f" width="${width}" height="${height}" rx="6"/>`,
    ...title === '' ? [] : [`<text class="vf-t vf-h" x="10" y="19">${escape(title)}</text>`],
    ...lines.map(points => `<polyline class="vf-l" points="${points.map(point => point.join(',')).join(' ')}"/>`),
    ...boxes.map(box),
    ...frames.flatMap(frame),
    '</g>',
  ];
}

function box({ kind, x, y, width, height, lines }: PlacedBox): string {
  const texts = lines.map((line, i) => `<text class="vf-t${i === 0 ? ' vf-h' : ''}" x="10" y="${(i + 1) * LINE}">${escape(line)}</text>`).join('');
  return `<g transform="translate(${x} ${y})"><rect class="vf-b vf-${kind}" width="${width}" height="${height}" rx="${kind === 'machine' ? 4 : 10}"/>${texts}</g>`;
}
