import { createHash } from 'crypto';
import { ApiObjectData } from '../../platforms/reading';

/** The values by which an object is recognized after its name or namespace has changed. */
export interface Signatures {
  /** The name, by which an object is found in another namespace. */
  readonly place: string;
  /** The identity of a machine in its guest: the UUID or the serial number of the firmware. */
  readonly identity?: string;
  /** The disks of a machine, except the disks of its `dataVolumeTemplates`. */
  readonly disks?: string;
  /** A hash of the content without the name of the object. In a Service or a policy, renamed machines have their new names. */
  readonly content?: (renamed: Renamed) => string;
}

/** The new names of renamed machines of a namespace, by their old names. */
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

/** Kinds with almost no content. Different objects of such a kind have the same content, so the content does not identify an object. */
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

/** A hash of the content. A placeholder replaces each occurrence of the object's name or namespace as a word, so that derived names do not differ. */
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
