import { MissingObject } from './report';
import { keyOf } from '../impact/compare/keys';
import { UnreadDocument } from '../impact/state/fleet';
import { withUsableMetadata } from '../impact/state/parse';
import { SourceFault } from '../lint/input/read';
import { ApiObjectData } from '../platforms/reading';

/** Objects and documents that are not in the program because of faults. */
export interface Missing {
  readonly reports: readonly MissingObject[];
  /** The objects whose kind is known, so that the effect of their deletion is known. */
  readonly objects: readonly ApiObjectData[];
  readonly documents: readonly UnreadDocument[];
}

/**
 * The objects and documents that are not in the program because of faults.
 *
 * @param written the keys of the objects that were read. A second object with one of these keys counts as a document of unknown content.
 */
export function missingOf(faults: readonly SourceFault[], written: ReadonlySet<string>): Missing {
  const reports: MissingObject[] = [];
  const objects: ApiObjectData[] = [];
  const documents = new Map<string, UnreadDocument>();
  for (const { code, file, line, column, fix, unread } of faults) {
    if (unread === undefined) continue;
    const place = { file, ...line !== undefined && { line, column } };
    const placeText = [file, ...line === undefined ? [] : [line, column]].join(':');
    const object = objectIn(unread, placeText);
    if (object === undefined || written.has(keyOf(object))) {
      documents.set(placeText, { name: placeText, file, fix });
      reports.push({ ...place, code });
      continue;
    }
    const { kind, metadata: { name, namespace } } = object;
    objects.push(object);
    reports.push({ ...place, code, kind, ...name !== placeText && { name }, ...namespace !== undefined && { namespace } });
  }
  return { reports, objects, documents: [...documents.values()] };
}

function objectIn(unread: object, fallback: string): ApiObjectData | undefined {
  const { kind, apiVersion } = unread as Partial<Readonly<Record<string, unknown>>>;
  if (typeof kind !== 'string' || kind.endsWith('List')) return undefined;
  return withUsableMetadata({ ...unread, kind, apiVersion: typeof apiVersion === 'string' ? apiVersion : '' }, fallback);
}
