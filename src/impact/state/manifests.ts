import { parseDocument, ParsedDocument } from './parse';
import { ApiObjectData } from '../../platforms/reading';

export interface Located {
  readonly object: ApiObjectData;
  readonly file?: string;
}

/** A document that is parsed on first access. */
export class Entry {
  private parsed?: ParsedDocument;

  /**
   * @param text the document; two entries with the same text count as equal
   */
  constructor(public readonly text: string, public readonly file?: string, private readonly line = 1, given?: readonly ApiObjectData[]) {
    if (given) this.parsed = given;
  }

  /** @throws ManifestError if the text is not YAML */
  public get objects(): readonly Located[] {
    const { file } = this;
    this.parsed ??= parseDocument(this.text, file, this.line);
    return this.parsed.map(object => ({ object, ...file !== undefined && { file } }));
  }
}

/** The manifests of one state of a fleet. */
export class Manifests {
  private index?: Map<string, Entry[]>;
  private objectIndex?: Map<string, Located>;

  constructor(public readonly entries: readonly Entry[]) {
  }

  /** The entries that another state does not have. */
  public without(other: Manifests): Entry[] {
    const counts = new Map<string, number>();
    for (const { text } of other.entries) counts.set(text, (counts.get(text) ?? 0) + 1);
    return this.entries.filter(({ text }) => {
      const count = counts.get(text) ?? 0;
      if (count > 0) counts.set(text, count - 1);
      return count === 0;
    });
  }

  /** An object by its kind, namespace and name. Only documents that may contain the object are parsed. */
  public find(kind: string, namespace: string | undefined, name: string): ApiObjectData | undefined {
    this.index ??= indexOf(this.entries);
    const candidates = [...this.index.get(`${kind} ${name}`) ?? [], ...this.index.get('') ?? []];
    for (const { objects } of candidates) {
      const found = objects.find(({ object }) => object.kind === kind && object.metadata.name === name && (object.metadata.namespace ?? '') === (namespace ?? ''));
      if (found) return found.object;
    }
    return undefined;
  }

  /** The objects of the given kinds in the documents that contain a word. */
  public having(kinds: readonly string[], word: string): ApiObjectData[] {
    return this.entries.filter(({ text }) => text.includes(word) && kinds.some(kind => text.includes(kind)))
      .flatMap(({ objects }) => objects.filter(({ object }) => kinds.includes(object.kind)).map(({ object }) => object));
  }

  /** All objects, by a key. */
  public all(keyOf: (object: ApiObjectData) => string): ReadonlyMap<string, Located> {
    return this.objectIndex ??= new Map(this.entries.flatMap(({ objects }) => objects).map(each => [keyOf(each.object), each]));
  }
}

/**
 * The entries by kind and name. Kind and name are searched in the text of block YAML, so that the document is not parsed. Lists, and documents in
 * another style, have an empty key.
 */
function indexOf(entries: readonly Entry[]): Map<string, Entry[]> {
  const index = new Map<string, Entry[]>();
  for (const entry of entries) {
    const kind = /^kind: ([A-Za-z]+)$/m.exec(entry.text)?.[1];
    const name = kind === undefined ? undefined : /^metadata:\n(?: {2}.*\n)*? {2}name: ([a-z0-9.-]+)$/m.exec(entry.text)?.[1];
    const key = name === undefined || kind === 'List' ? '' : `${kind} ${name}`;
    const same = index.get(key);
    if (same) same.push(entry);
    else index.set(key, [entry]);
  }
  return index;
}
