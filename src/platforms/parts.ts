import { ApiTree, at, Codec, put, take } from './fields';
import { same } from '../model/same';

/** A part of a field and its place, as a JSON pointer. */
interface Part<V> {
  readonly at: string;
  readonly codec?: Codec<V>;
}

/** The place of each part of a field, for writing and reading. A table that lacks a part does not compile. */
export type PartTable<S> = { readonly [K in keyof Required<S>]: Part<NonNullable<S[K]>> };

/** The parts of a field in a form that is fast to write. */
export class Parts<S extends object> {
  private readonly rows: readonly (Part<any> & { readonly name: string; readonly path: readonly string[] })[];

  constructor(table: PartTable<S>, root: readonly string[] = []) {
    this.rows = Object.entries<Part<any>>(table).map(([name, part]) => ({ ...part, name, path: [...root, ...part.at.slice(1).split('/')] }));
  }

  /** Writes the given parts into the tree, in the order of the table. */
  public write(value: S, tree: ApiTree): void {
    for (const { name, path, codec } of this.rows) {
      const part = value[name as keyof S];
      const written = part === undefined || codec === undefined ? part : codec.write(part);
      if (written !== undefined) put(tree, path, written);
    }
  }

  /** Returns the parts that the table can read, and removes their values from the tree. */
  public read(tree: ApiTree): S {
    const value: Record<string, unknown> = {};
    for (const { name, path, codec } of this.rows) {
      const written = at(tree, path);
      if (written === undefined) continue;
      const part = codec === undefined ? written : codec.read(written);
      if (part === undefined || codec !== undefined && !same(codec.write(part), written)) continue;
      take(tree, path);
      value[name] = part;
    }
    return value as S;
  }
}

/** The value, or undefined if it is empty. */
export function unlessEmpty<T extends object>(value: T): T | undefined {
  return Object.keys(value).length === 0 ? undefined : value;
}
