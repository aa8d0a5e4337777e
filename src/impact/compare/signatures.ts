import { createHash } from 'crypto';
import { ApiObjectData } from '../../platforms/reading';

/** What an object is recognized by that has another name or namespace. */
export interface Signatures {
  /** The same name in another namespace. */
  readonly place: string;
  /** What its guest knows a machine by. */
  readonly identity?: string;
  /** The disks of a machine that it did not make itself. */
  readonly disks?: string;
  /** All that it says, apart from its name, with machines that it selects under the names that they have now. */
  readonly content?: (renamed: Renamed) => string;
}

/** Machines of a namespace under their new names, by their old ones. */
export type Renamed = ReadonlyMap<string, string>;

type Spec = Readonly<Record<string, any>>;

export function signaturesOf(object: ApiObjectData): Signatures {
  const { name, namespace } = object.metadata;
  const spec = (object.spec ?? {}) as Spec;
  const uuid = spec.template?.spec?.domain?.firmware?.uuid ?? spec.template?.spec?.domain?.firmware?.serial;
  return {
    place: name,
    ...typeof uuid === 'string' && { identity: uuid.toLowerCase() },
    ...disksOf(object, spec),
    ...hasContent(object) && { content: (renamed: Renamed) => contentOf(object, name, namespace, SELECTORS.has(object.kind) ? renamed : undefined) },
  };
}

/** Objects that select machines by a label with the machine's name. */
const SELECTORS = new Set(['Service', 'NetworkPolicy']);

/** Objects that say next to nothing are alike without being the same. */
const ALIKE = new Set(['Namespace', 'ServiceAccount']);

function hasContent({ kind }: ApiObjectData): boolean {
  return !ALIKE.has(kind);
}

function disksOf({ kind }: ApiObjectData, spec: Spec): { readonly disks?: string } {
  if (kind === 'VMInstance') return named((spec.disks ?? []).map((disk: Spec) => disk?.name));
  if (kind !== 'VirtualMachine') return {};
  const own = new Set((spec.dataVolumeTemplates ?? []).map((each: Spec) => each?.metadata?.name));
  const claims = (spec.template?.spec?.volumes ?? []).map((each: Spec) => each?.dataVolume?.name ?? each?.persistentVolumeClaim?.claimName);
  return named(claims.filter((claim: unknown) => claim !== undefined && !own.has(claim)));
}

function named(disks: readonly unknown[]): { readonly disks?: string } {
  return disks.length === 0 ? {} : { disks: JSON.stringify([...disks].sort()) };
}

/** The content with the name of the object taken out everywhere it is a word, so that what is derived from it is the same. */
function contentOf(object: ApiObjectData, name: string, namespace: string | undefined, renamed: Renamed | undefined): string {
  const word = (text: string) => new RegExp(`(?<![A-Za-z0-9])${text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}(?![A-Za-z0-9])`, 'g');
  const [own, place] = [word(name), namespace === undefined ? undefined : word(namespace)];
  const plain = (value: unknown, key = ''): unknown => {
    if (key === 'uuid' || key === 'serial') return undefined;
    if (typeof value === 'string') {
      const text = (renamed?.get(value) ?? value).replace(own, '\u0000');
      return place ? text.replace(place, '\u0001') : text;
    }
    if (Array.isArray(value)) return value.map(item => plain(item));
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).sort(([a], [b]) => a < b ? -1 : 1).map(([each, member]) => [each, plain(member, each)]));
  };
  const { apiVersion: _, status: __, ...content } = object as ApiObjectData & { readonly status?: unknown };
  return createHash('sha256').update(JSON.stringify(plain({ ...content, metadata: { ...object.metadata, namespace: undefined } }))).digest('hex');
}
