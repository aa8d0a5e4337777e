import { Figures } from './measure';
import { percent, tableOf, totalOf } from './table';

export function reportOf(figures: readonly Figures[]): string {
  const { files, wellFormed, equal, equalOverlaid, typed, leaves, unasked } = totalOf(figures);
  return `# Coverage of real manifests

This page shows how many values of real manifests the library can express with properties. \`npm run field\` reads copies of manifests from
public repositories. These copies are not part of the checkout; they are in a folder next to it. The command reads each manifest into
the model of the library, renders the model, and compares the rendered manifest with the copy, value by value. A file is ill-formed if the
schema of its kind rejects it. The figures below count only the other files, which are well-formed.

- Well-formed files: ${wellFormed} of ${files}
- Values with a property: ${typed} of ${leaves} (${percent(typed, leaves)})
- Files that are rendered unchanged, without an overlay: ${equal} of ${wellFormed} (${percent(equal, wellFormed)})
- Files that are rendered unchanged with a valid [overlay](overlays.md): ${equalOverlaid} of ${wellFormed} (${percent(equalOverlaid, wellFormed)})
- Rendered values that are not in the manifests: ${unasked}

The table also has the ill-formed files. A value is typed if the rendered manifest has the value in the same place. For an ill-formed file,
the last column has the field and the reason.

${tableOf(figures)}
`;
}
