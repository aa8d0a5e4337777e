import { printable } from '../../findings/printable';
import { systemReason } from '../../findings/system-error';
import { isRecord } from '../../model/is-record';
import { asKubernetes } from '../../model/yaml/kubernetes-scalars';
import { yamlLibrary } from '../../model/yaml/library';
import { ApiObjectData } from '../../platforms/reading';

export class ManifestError extends Error {
  /**
   * A file or folder that cannot be read.
   *
   * @throws the error itself if it is not an error of the operating system
   */
  public static unreadable(path: string, error: unknown): ManifestError {
    const { place, reason, fix } = systemReason(error, path);
    return new ManifestError(`${place} cannot be read: ${reason}`, fix);
  }

  constructor(message: string, public readonly fix?: string) {
    super(message);
  }
}

export type ParsedDocument = readonly ApiObjectData[];

/**
 * The objects of a text.
 *
 * @param line the line of the file on which the text begins
 * @throws ManifestError if the text is not YAML
 */
export function parseDocument(text: string, file: string | undefined, line = 1): ParsedDocument {
  const { parseAllDocuments } = yamlLibrary();
  const objects: ApiObjectData[] = [];
  try {
    for (const document of parseAllDocuments(text, { logLevel: 'error', prettyErrors: false, uniqueKeys: false, merge: true, customTags: asKubernetes }) as any[]) {
      const [error] = document.errors ?? [];
      if (error) throw new ManifestError(`${printable(file ?? 'a manifest')}${at(text, error.pos?.[0] ?? 0, line)} is not valid YAML: ${printable(error.message.split('\n')[0])}`);
      add(document.toJS({ maxAliasCount: 100 }), objects);
    }
  } catch (error) {
    if (error instanceof ManifestError) throw error;
    // The library throws for too many aliases, an alias without an anchor, and too many levels.
    throw new ManifestError(`${printable(file ?? 'a manifest')} cannot be read as YAML: ${printable((error as Error).message.split('\n')[0])}`);
  }
  return objects;
}

function at(text: string, position: number, line: number): string {
  return `, line ${line + linesIn(text.slice(0, position))},`;
}

/**
 * Adds the objects of a document. A list adds its items. A document that is not an API object (values of a Helm chart, a
 * `kustomization.yaml`) adds nothing.
 */
function add(value: any, objects: ApiObjectData[]): void {
  if (typeof value !== 'object' || value === null || typeof value.kind !== 'string' || typeof value.apiVersion !== 'string') return;
  if (Array.isArray(value.items) && value.kind.endsWith('List')) {
    for (const item of value.items) add(item, objects);
    return;
  }
  const object = withUsableMetadata(value);
  if (object !== undefined) objects.push(object);
}

/**
 * An object with only those members of its metadata that have the right type; undefined if the object has no name, and there is no fallback.
 *
 * @param fallback the name of the object, if its metadata has no name
 */
export function withUsableMetadata(
  value: Omit<ApiObjectData, 'metadata'> & { readonly metadata?: unknown }, fallback?: string,
): ApiObjectData | undefined {
  const given = isRecord(value.metadata) ? value.metadata : {};
  const { name, generateName } = given;
  const own = textOf(name ?? (typeof generateName === 'string' ? `${generateName}*` : undefined)) ?? fallback;
  if (own === undefined) return undefined;
  const metadata = Object.fromEntries(Object.entries(given).filter(isUsable));
  const place = metadata.namespace === undefined ? {} : { namespace: textOf(metadata.namespace) };
  return { ...value, metadata: { ...metadata, name: own, ...place } } as ApiObjectData;
}

/** Whether a member of the metadata has the right type. A cluster rejects the object otherwise, so the member has no effect. */
function isUsable([key, value]: [string, unknown]): boolean {
  if (key === 'namespace') return textOf(value) !== undefined;
  return key !== 'labels' && key !== 'annotations' || isRecord(value);
}

/** The text of a name. YAML reads `123` as a number. The API server rejects a number as a name, but the number still identifies the object. */
function textOf(value: unknown): string | undefined {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;
}

/** The number of line breaks in a text. */
export function linesIn(text: string): number {
  let lines = 0;
  for (let next = text.indexOf('\n'); next >= 0; next = text.indexOf('\n', next + 1)) lines++;
  return lines;
}
