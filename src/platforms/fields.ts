import { NodeContext } from './context';
import { Problem } from '../findings/problem';
import { ChangeEffect } from '../model/change-effect';
import { same } from '../model/same';

/** An API object as plain data, while it is written or read. */
export interface ApiTree {
  [key: string]: unknown;
}

/**
 * The effect of changing a field on existing objects: always the same, or a list by version, oldest first.
 *
 * An entry applies if its version (`since`) is not newer than the version of the platform. An entry with a `change` is only for that change. For
 * all other changes, the newest entry without a `change` applies.
 */
export type Effects = ChangeEffect | readonly { readonly since?: string; readonly change?: string; readonly effect: ChangeEffect }[];

/** Converts a value between its form in the model and its form in the manifest, if the two forms differ. */
export interface Codec<V> {
  write(value: V): unknown;
  /** The value; undefined for a value that this codec does not write. */
  read(value: any): V | undefined;
}

/** The effect of changing a part of a field, by the path of the part, if the effect differs from the effect for the whole field. */
export type Parts = Readonly<Record<string, { readonly effect: Effects; readonly source: string }>>;

/** A field with one place in the manifest. */
export interface PlacedField<V, T> {
  /** The place, as a JSON pointer. */
  readonly at: string;
  readonly codec?: Codec<V>;
  /** The value that is written if the field is not set. */
  readonly default?: V;
  /** Why a target does not support the field, e.g. because its version is older. */
  readonly unless?: (target: T) => Problem | undefined;
  readonly effect: Effects;
  readonly source: string;
  readonly parts?: Parts;
}

/** A field that is written and read together with other fields. */
export interface JointField {
  readonly joint: string;
  readonly effect: Effects;
  readonly source: string;
  readonly parts?: Parts;
}

/** A field that the platform does not have. */
export interface UnsupportedField {
  /** The name of the field, which completes the text "the platform does not support". */
  readonly unsupported: string;
  /** The platform that supports the field, or what to use instead. */
  readonly instead: string;
}

/**
 * For each field of a kind, its place in the manifest for writing and reading, or why the platform does not support it. A table that
 * lacks a field does not compile.
 */
export type FieldTable<S, T> = { readonly [K in keyof Required<S>]: PlacedField<NonNullable<S[K]>, T> | JointField | UnsupportedField };

/** Fields that are written together and read together. */
export interface Joint<S, T> {
  write(spec: S, tree: ApiTree, context: NodeContext, target: T, problems: Problem[]): void;
  /** Returns the fields that the joint can read, and removes their values from the tree. */
  read(tree: ApiTree, context: NodeContext, target: T): Partial<S>;
}

/** A kind of node on a platform. */
export interface KindTable<S, T> {
  readonly fields: FieldTable<S, T>;
  readonly joints: Readonly<Record<string, Joint<S, T>>>;
}

/** How a platform reports an unsupported field. */
export type NotSupported<T> = (what: string, instead: string, target: T) => Problem;

/** Writes and reads the nodes of one kind on a platform. */
export class KindBinding<S extends object, T> {
  private readonly placed = new Map<string, { readonly path: readonly string[]; readonly field: PlacedField<unknown, T> }>();
  private readonly unsupported = new Map<string, UnsupportedField>();
  private readonly joints: readonly Joint<S, T>[];
  private readonly defaults: { readonly name: string; readonly path: readonly string[]; readonly value: unknown }[] = [];

  constructor(public readonly table: KindTable<S, T>, private readonly notSupported: NotSupported<T>) {
    this.joints = Object.values(table.joints);
    for (const [name, field] of Object.entries(table.fields) as [string, FieldTable<any, T>[string]][]) {
      if ('at' in field) this.place(name, field);
      else if ('unsupported' in field) this.unsupported.set(name, field);
      else if (!(field.joint in table.joints)) throw new Error(`no joint "${field.joint}" for field "${name}"`);
    }
  }

  private place(name: string, field: PlacedField<any, T>): void {
    const path = field.at.slice(1).split('/').map(unescape);
    this.placed.set(name, { path, field });
    if (field.default !== undefined) this.defaults.push({ name, path, value: field.codec?.write(field.default) ?? field.default });
  }

  /** The object of a node. Adds the problems of the node to `problems`. */
  public write(spec: S, context: NodeContext, target: T, problems: Problem[]): ApiTree {
    const tree: ApiTree = {};
    for (const name in spec) {
      const value = spec[name];
      if (value === undefined) continue;
      const placed = this.placed.get(name);
      if (placed !== undefined) {
        const { path, field } = placed;
        const problem = field.unless?.(target);
        if (problem !== undefined) problems.push(problem);
        put(tree, path, field.codec === undefined ? value : field.codec.write(value));
        continue;
      }
      const missing = this.unsupported.get(name);
      if (missing !== undefined) problems.push(this.notSupported(missing.unsupported, missing.instead, target));
    }
    for (const { name, path, value } of this.defaults) if (spec[name as keyof S] === undefined) put(tree, path, value);
    for (const joint of this.joints) joint.write(spec, tree, context, target, problems);
    return tree;
  }

  /** The spec of an object. The values that were read are removed from the tree; all other values stay. */
  public read(tree: ApiTree, context: NodeContext, target: T): S {
    const spec: Record<string, unknown> = {};
    for (const joint of this.joints) Object.assign(spec, joint.read(tree, context, target));
    for (const [name, { path, field }] of this.placed) {
      const value = at(tree, path);
      if (value === undefined) continue;
      const read = field.codec === undefined ? value : field.codec.read(value);
      if (read === undefined || field.codec !== undefined && !same(field.codec.write(read), value)) continue;
      take(tree, path);
      spec[name] = read;
    }
    return spec as S;
  }
}

/** Sets the value at a path, and creates missing maps. */
export function put(tree: ApiTree, path: readonly string[], value: unknown): void {
  let node: any = tree;
  for (let i = 0; i < path.length - 1; i++) node = node[path[i]] ??= {};
  node[path[path.length - 1]] = value;
}

/** The value at a path, if there is one. */
export function at(tree: ApiTree, path: readonly string[]): unknown {
  let node: any = tree;
  for (const key of path) {
    if (typeof node !== 'object' || node === null) return undefined;
    node = node[key];
  }
  return node;
}

/** Removes the value at a path, and each map that becomes empty. Returns the value. */
export function take<V = any>(tree: ApiTree, path: readonly string[]): V | undefined {
  const [key, ...more] = path;
  const child = tree[key];
  if (more.length === 0) {
    delete tree[key];
    return child as V;
  }
  if (typeof child !== 'object' || child === null || Array.isArray(child)) return undefined;
  const value = take(child as ApiTree, more);
  if (value !== undefined && Object.keys(child).length === 0) delete tree[key];
  return value;
}

function unescape(key: string): string {
  return key.replace(/~1/g, '/').replace(/~0/g, '~');
}
