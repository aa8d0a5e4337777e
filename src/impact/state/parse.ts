import { printable } from '../../findings/printable';
import { yamlLibrary } from '../../model/yaml/library';
import { ApiObjectData } from '../../platforms/reading';

/** Manifests that cannot be read. */
export class ManifestError extends Error {}

export type ParsedDocument = readonly ApiObjectData[];

/**
 * The objects of a text.
 *
 * @param line of the file on which the text begins
 * @throws ManifestError if it is not YAML
 */
export function parseDocument(text: string, file: string | undefined, line = 1): ParsedDocument {
  const { parseAllDocuments } = yamlLibrary();
  const objects: ApiObjectData[] = [];
  for (const document of parseAllDocuments(text, { logLevel: 'error', prettyErrors: false, uniqueKeys: false, merge: true }) as any[]) {
    const [error] = document.errors ?? [];
    if (error) throw new ManifestError(`${printable(file ?? 'a manifest')}${at(text, error.pos?.[0] ?? 0, line)} is not valid YAML: ${printable(error.message.split('\n')[0])}`);
    add(document.toJS({ maxAliasCount: 100 }), objects);
  }
  return objects;
}

function at(text: string, position: number, line: number): string {
  return `, line ${line + linesIn(text.slice(0, position))},`;
}

/**
 * Lists are replaced by their items; documents that are not API objects (values of a chart, a `kustomization.yaml`) are left
 * out.
 */
function add(value: any, objects: ApiObjectData[]): void {
  if (typeof value !== 'object' || value === null || typeof value.kind !== 'string' || typeof value.apiVersion !== 'string') return;
  if (Array.isArray(value.items) && value.kind.endsWith('List')) {
    for (const item of value.items) add(item, objects);
    return;
  }
  const name = value.metadata?.name ?? (typeof value.metadata?.generateName === 'string' ? `${value.metadata.generateName}*` : undefined);
  if (typeof name === 'string' || typeof name === 'number') objects.push({ ...value, metadata: { ...value.metadata, name: String(name) } });
}

/** The number of line breaks in a text. */
export function linesIn(text: string): number {
  let lines = 0;
  for (let next = text.indexOf('\n'); next >= 0; next = text.indexOf('\n', next + 1)) lines++;
  return lines;
}
