import { existsSync } from 'fs';
import { join } from 'path';
import { errorsByFile } from './generated-schemas';
import { describeWhere, testWhere } from './where';

export { schemaErrors } from './generated-schemas';

const ROOT = join(__dirname, '..', '..');

/** Reference data next to the project. */
export const REFERENCE = join(ROOT, '..', 'shared');
const hasReference = existsSync(REFERENCE);
const MISSING = 'the reference data next to the project: schemas and catalogs are not compared with it';
export const testWithReference = testWhere(hasReference, MISSING);
export const describeWithReference = describeWhere(hasReference, MISSING);

/** Kinds of Kubernetes itself, for which the platforms have no schema. */
export function isCore({ apiVersion }: any): boolean {
  return apiVersion === 'v1' || apiVersion.endsWith('.k8s.io/v1');
}

/** Errors of a `spec`, by a schema of the reference data. */
export function referenceErrors(file: string, spec: any): string[] {
  return errorsByFile(join(REFERENCE, file), spec);
}
