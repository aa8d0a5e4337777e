/**
 * Measures for how many values of real manifests the library has properties: `npm run field`.
 *
 * It reads each manifest of the reference data into a model, renders the model, and compares. It does not copy the manifests.
 */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'fs';
import { join } from 'path';
import { parseAllDocuments } from 'yaml';
import { Figures, measure } from './measure';
import { reportOf } from './report';
import { frequent, percent, tableOf, totalOf } from './table';

const ROOT = join(__dirname, '..', '..');
const MANIFESTS = join(ROOT, '..', 'shared', 'field-manifests');
const REPORT = join(ROOT, 'docs', 'field-manifests.md');

/** The figures of each manifest; undefined without the reference data. */
export function fieldFigures(): readonly Figures[] | undefined {
  if (!existsSync(MANIFESTS)) return undefined;
  return readdirSync(MANIFESTS).filter(file => file.endsWith('.yaml')).sort().map(file => (
    measure(file, parseAllDocuments(readFileSync(join(MANIFESTS, file), 'utf8')).map(document => document.toJS()))
  ));
}

if (require.main === module) {
  const figures = fieldFigures();
  if (figures === undefined) {
    process.stdout.write('SKIPPED: the folder shared/field-manifests is not next to this checkout\n');
  } else {
    const { wellFormed, equal, equalOverlaid, typed, leaves, unasked } = totalOf(figures);
    process.stdout.write(`${tableOf(figures)}\n\n`);
    for (const which of ['missing', 'unasked'] as const) {
      process.stdout.write(`${which}:\n${frequent(figures, which).map(([field, files]) => `  ${files}  ${field}\n`).join('')}\n`);
    }
    process.stdout.write(`${wellFormed} well-formed manifests: ${percent(typed, leaves)} of ${leaves} values typed, ${equal} equal, ${equalOverlaid} with an overlay, ${unasked} unasked\n`);
    writeFileSync(REPORT, reportOf(figures));
  }
}
