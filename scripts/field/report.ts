import { Figures } from './measure';
import { percent, tableOf, totalOf } from './table';

/** The page of the figures. */
export function reportOf(figures: readonly Figures[]): string {
  const { files, wellFormed, equal, equalOverlaid, typed, leaves, unasked } = totalOf(figures);
  return `# Coverage of real manifests

How much of real manifests the library has words for. \`npm run field\` reads manifests of public repositories, which are next to the
checkout and no part of it, renders what it has read, and compares value by value.

- Files: ${files}, of which ${wellFormed} are well-formed
- Values of the well-formed: ${leaves}, of which ${typed} have a word (${percent(typed, leaves)})
- Equal, without an overlay and with no rest: ${equal} of ${wellFormed} (${percent(equal, wellFormed)})
- Equal with an [overlay](overlays.md), which the schemas of the kinds take: ${equalOverlaid} of ${wellFormed} (${percent(equalOverlaid, wellFormed)})
- Values that are written and that no manifest says: ${unasked}

A value is typed if the model says it again in the same place. A file is ill-formed if the schema of its kind rejects it: the table has
the field and the reason then.

${tableOf(figures)}
`;
}
