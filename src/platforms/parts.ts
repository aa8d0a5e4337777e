import { ApiTree, at, Codec, put, take } from './fields';
import { same } from '../model/same';

/** A part of a field and its place; the place is a JSON pointer. */
interface Part<V> {
  readonly at: string;
  readonly codec?: Codec<V>;
}

/** Where the parts of a field go, both ways. One that is left out does not compile. */
export type PartTable<S> = { readonly [K in keyof Required<S>]: Part<NonNullable<S[K]>> };

/** The parts of a field in a form that is fast to write. */
export class Parts<S extends object> {
  private readonly rows: readonly (Part<any> & { readonly name: string; readonly path: readonly string[] })[];

  constructor(table: PartTable<S>, root: readonly string[] = []) {
    this.rows = Object.entries<Part<any>>(table).map(([name, part]) => ({ ...part, name, path: [...root, ...part.at.slice(1).split('/')] }));
  }

  /** Puts what is said into the tree, in the order of the table. */
  public write(value: S, tree: ApiTree): void {
    for (const { name, path, codec } of this.rows) {
      const part = value[name as keyof S];
      const written = part === undefined || codec === undefined ? part : codec.write(part);
      if (written !== undefined) put(tree, path, written);
    }
  }

  /** Takes out of the tree what it understands, and says what it means. */
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

/** The value, or nothing if nothing is in it. */
export function unlessEmpty<T extends object>(value: T): T | undefined {
  return Object.keys(value).length === 0 ? undefined : value;
}
