import { Figures } from './measure';
import { percent, tableOf, totalOf } from './table';

/** The page of the figures. */
export function reportOf(figures: readonly Figures[]): string {
  const { files, wellFormed, equal, equalOverlaid, typed, leaves, unasked } = totalOf(figures);
  return `# Coverage of real manifests

This page shows how many values of real manifests the library can express with properties. \`npm run field\` reads copies of manifests from
public repositories. The copies are in a folder next to the checkout, and are not part of it. The command reads each manifest into a
model, renders the model, and compares both value by value.

- Well-formed files: ${wellFormed} of ${files}
- Values with a property, in the well-formed files: ${typed} of ${leaves} (${percent(typed, leaves)})
- Files that are rendered unchanged, without an overlay: ${equal} of ${wellFormed} (${percent(equal, wellFormed)})
- Files that are rendered unchanged with a valid [overlay](overlays.md): ${equalOverlaid} of ${wellFormed} (${percent(equalOverlaid, wellFormed)})
- Rendered values that are not in the manifest: ${unasked}

In the table, a value is typed if the rendered manifest has the value in the same place. A file is ill-formed if the schema of its kind
rejects it. The last column then has the field and the reason.

${tableOf(figures)}
`;
}
