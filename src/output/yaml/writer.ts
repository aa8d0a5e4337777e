import { keyScalar, plainScalar, rowScalar, textScalar } from './scalar';
import { Style } from './style';
import { sortedKeys } from '../../model/sorted-keys';

/** Thrown if it is not certain that the `yaml` library would write the same text as this writer. */
const UNPROVEN = Symbol('unproven');

/** Deeper documents are left to the `yaml` library, so that at most this number of levels has a cache. */
const MAX_DEPTH = 50;

/** The largest number of keys in the cache of a level. Only apps with unusual data have more keys. */
const MAX_KEYS = 1000;

/** Up to this many collections, a linear search is nearly always faster than a set. */
const FEW = 32;

/** The text of a key with its colon. `next...` begins with a line break, for all keys of a map except the first. `...Scalar` ends with a space. */
interface Key {
  readonly first: string;
  readonly next: string;
  readonly firstScalar: string;
  readonly nextScalar: string;
}

/** A depth of indentation, with the texts that repeat at this depth. */
class Level {
  public readonly lineBreak: string;
  public readonly item: string;
  /** The indentation of the second and later lines of a scalar. */
  public readonly scalar: string;

  private readonly keys = new Map<string, Key>();
  private below?: Level;

  constructor(private readonly style: Style, private readonly depth: number) {
    const indent = '  '.repeat(depth);
    this.lineBreak = `\n${indent}`;
    this.item = `\n${indent}- `;
    this.scalar = `${indent}  `;
  }

  public get inner(): Level {
    if (this.depth === MAX_DEPTH) throw UNPROVEN;
    return this.below ??= new Level(this.style, this.depth + 1);
  }

  public key(name: string): Key {
    let key = this.keys.get(name);
    if (key === undefined) {
      const first = `${proven(keyScalar(name, this.style))}:`;
      const next = `${this.lineBreak}${first}`;
      key = { first, next, firstScalar: `${first} `, nextScalar: `${next} ` };
      if (this.keys.size >= MAX_KEYS) this.keys.clear();
      this.keys.set(name, key);
    }
    return key;
  }
}

/**
 * Writes plain data as YAML, byte for byte as the `yaml` library does in a given style, in a tenth of the time.
 *
 * It writes maps, lists, texts, numbers and booleans of the usual kinds. For a document with any other value, it returns no text, so that
 * the caller uses the `yaml` library.
 */
export class DocumentWriter {
  private readonly top: Level;

  /** The maps and lists of the current document so far, to find repeated ones: the `yaml` library may write them as aliases. */
  private readonly seen: object[] = [];
  private manySeen?: Set<object>;

  constructor(private readonly style: Style) {
    this.top = new Level(style, 0);
  }

  /** The text of a document. Undefined for an empty map, and if it is not certain that the `yaml` library writes the same text. */
  public write(document: unknown): string | undefined {
    try {
      const text = isPlainMap(document) ? this.map(document, this.top) : '';
      return text === '' ? undefined : `${text}\n`;
    } catch (error) {
      if (error !== UNPROVEN) throw error;
      return undefined;
    } finally {
      this.seen.length = 0;
      this.manySeen = undefined;
    }
  }

  /** The members of a map, without a line break before the first; an empty text for an empty map. */
  private map(map: Readonly<Record<string, unknown>>, level: Level): string {
    this.once(map);
    let text = '';
    if (this.style.sorts && level !== this.top) {
      if (beginsWithDigit(map)) throw UNPROVEN;
      for (const name of sortedKeys(map)) {
        const member = map[name];
        if (member !== undefined && member !== null) text += this.entry(name, member, level, text === '');
      }
    } else {
      for (const name in map) text += this.entry(name, map[name], level, text === '');
    }
    return text;
  }

  private entry(name: string, member: unknown, level: Level, isFirst: boolean): string {
    const key = level.key(name);
    if (typeof member === 'object') return (isFirst ? key.first : key.next) + this.member(member, level.inner);
    return (isFirst ? key.firstScalar : key.nextScalar) + this.scalar(member, level);
  }

  /** The items of a list, without a line break before the first; an empty text for an empty list. */
  private list(items: readonly unknown[], level: Level): string {
    this.once(items);
    let text = '';
    // The loop uses the index, because `forEach` and `map` skip the holes of a list.
    for (let i = 0; i < items.length; i++) {
      const item = items[i];
      text += (i === 0 ? '- ' : level.item) + (typeof item === 'object' ? this.item(item, level.inner) : this.scalar(item, level));
    }
    return text;
  }

  /** A collection as the member of a map, on its own lines. */
  private member(value: object | null, level: Level): string {
    const text = isList(value) ? this.list(value, level) : this.map(plainMap(value), level);
    return text === '' ? ` ${empty(value)}` : level.lineBreak + text;
  }

  /** A collection as an item of a list, after its dash. */
  private item(value: object | null, level: Level): string {
    const text = isList(value) ? this.row(value) ?? this.list(value, level) : this.map(plainMap(value), level);
    return text === '' ? empty(value) : text;
  }

  /** A list of scalars on one line, if the style requires it. */
  private row(items: readonly unknown[]): string | undefined {
    if (!this.style.rows || items.length === 0 || items.some(isNoRowItem)) return undefined;
    return `[ ${items.map(item => proven(typeof item === 'string' ? rowScalar(item, this.style) : plainScalar(item))).join(', ')} ]`;
  }

  private scalar(value: unknown, { scalar }: Level): string {
    if (typeof value !== 'string') return proven(plainScalar(value));
    return proven(textScalar(value, scalar, this.style) ?? this.style.byLibrary?.(value, scalar));
  }

  private once(value: object): void {
    if (this.style.repeats) return;
    if (this.manySeen?.has(value) ?? this.seen.includes(value)) throw UNPROVEN;
    if (this.manySeen) this.manySeen.add(value);
    else if (this.seen.push(value) === FEW) this.manySeen = new Set(this.seen);
  }
}

/** Whether a map may have integer keys. JavaScript iterates over integer keys first, so sorting cannot change their place. */
function beginsWithDigit(map: object): boolean {
  for (const first in map) return first >= '0' && first < ':';
  return false;
}

function proven(text: string | undefined): string {
  if (text === undefined) throw UNPROVEN;
  return text;
}

function empty(value: object | null): string {
  return isList(value) ? '[]' : '{}';
}

function isNoRowItem(item: unknown): boolean {
  return typeof item === 'object' || (typeof item === 'string' && item.includes('\n'));
}

function isList(value: unknown): value is readonly unknown[] {
  return Array.isArray(value);
}

function plainMap(value: unknown): Readonly<Record<string, unknown>> {
  if (!isPlainMap(value)) throw UNPROVEN;
  return value;
}

function isPlainMap(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}
