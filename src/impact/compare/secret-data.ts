import { Change, changesOf } from './changes';
import { ApiObjectData } from '../../platforms/reading';

/**
 * The differences of two Secrets; undefined for other kinds. `data` and `stringData` are compared as one map, because the API server merges them.
 */
export function sameData(before: ApiObjectData, after: ApiObjectData): Change[] | undefined {
  if (before.kind !== 'Secret' || after.kind !== 'Secret') return undefined;
  return changesOf(asTexts(before), asTexts(after));
}

type Texts = Readonly<Record<string, unknown>>;

function asTexts({ data, stringData, ...rest }: ApiObjectData & { readonly data?: unknown; readonly stringData?: unknown }): ApiObjectData {
  const decoded = Object.entries((data ?? {}) as Texts).map(([key, value]) => [key, typeof value === 'string' ? Buffer.from(value, 'base64').toString('utf8') : value]);
  return { ...rest, stringData: { ...Object.fromEntries(decoded), ...(stringData ?? {}) as Texts } } as ApiObjectData;
}
