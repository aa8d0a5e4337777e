import { Figures } from './measure';
import { percent, tableOf, totalOf } from './table';

/** The page of the figures. */
export function reportOf(figures: readonly Figures[]): string {
  const { files, wellFormed, equal, equalOverlaid, typed, leaves, unasked } = totalOf(figures);
  return `# Coverage of real manifests

This page shows for how many values of real manifests the library has a property. \`npm run field\` reads copies of manifests from
public repositories. The copies are in a folder next to the checkout, and are not part of it. The command reads each manifest into a
model, renders the model, and compares both value by value.

- Files: ${files}, of which ${wellFormed} are well-formed
- Values of the well-formed files: ${leaves}, of which ${typed} have a property (${percent(typed, leaves)})
- Files that are rendered unchanged, without an overlay: ${equal} of ${wellFormed} (${percent(equal, wellFormed)})
- Files that are rendered unchanged with a valid [overlay](overlays.md): ${equalOverlaid} of ${wellFormed} (${percent(equalOverlaid, wellFormed)})
- Values that are rendered, but are not in the manifest: ${unasked}

A value is typed if the rendered manifest has it in the same place. A file is ill-formed if the schema of its kind rejects it: then the last
column has the field and the reason.

${tableOf(figures)}
`;
}
