import { ApiObjectData } from '../../platforms/reading';

/** A program as data. It can be printed as TypeScript, or run directly. */
export type Expression =
  | { readonly kind: 'value'; readonly value: string | number | boolean | null }
  | { readonly kind: 'list'; readonly items: readonly Expression[] }
  | { readonly kind: 'object'; readonly entries: Entries; readonly spread?: Expression }
  /** A constant of a class, or a member of an enum. */
  | { readonly kind: 'static'; readonly type: string; readonly member: string }
  | { readonly kind: 'call'; readonly type: string; readonly method: string; readonly args: readonly Expression[] }
  | { readonly kind: 'new'; readonly type: string; readonly args: readonly Expression[] }
  /** A method call on a value. If the result can be undefined by its type, the program has a `!` after the call. */
  | { readonly kind: 'invoke'; readonly on: Expression; readonly method: string; readonly args: readonly Expression[]; readonly canBeUndefined?: boolean }
  /** A property of a value. Unless the property is required by its type, the program has a `!` after the property. */
  | { readonly kind: 'property'; readonly on: Expression; readonly name: string; readonly isRequired?: boolean }
  /** The content of a file of the program. */
  | { readonly kind: 'file'; readonly type: string; readonly path: string; readonly text: string }
  /** The path of a file with objects that are included unchanged. */
  | { readonly kind: 'copy'; readonly path: string; readonly objects: readonly ApiObjectData[] }
  | { readonly kind: 'name'; readonly name: string };

/** The properties of an object, in the order in which they are printed. */
export type Entries = readonly (readonly [key: string, value: Expression])[];

export interface Statement {
  /** The name of the constant with the value, if another statement refers to the value. */
  readonly name?: string;
  /** The type of the constant, if it cannot be inferred. */
  readonly type?: string;
  readonly value: Expression;
  /** The statement runs for each item of a list. */
  readonly each?: { readonly of: Expression; readonly as: string };
  /** Comments before the statement, one per line. */
  readonly notes?: readonly string[];
  /** A blank line precedes the statement. */
  readonly startsBlock?: boolean;
}

export const value = (of: string | number | boolean | null): Expression => ({ kind: 'value', value: of });
export const list = (items: readonly Expression[]): Expression => ({ kind: 'list', items });
export const object = (entries: Entries, spread?: Expression): Expression => ({ kind: 'object', entries, ...spread && { spread } });
export const named = (name: string): Expression => ({ kind: 'name', name });
export const call = (type: string, method: string, ...args: readonly Expression[]): Expression => ({ kind: 'call', type, method, args });
export const make = (type: string, ...args: readonly Expression[]): Expression => ({ kind: 'new', type, args });
export const constant = (type: string, member: string): Expression => ({ kind: 'static', type, member });
export const invoke = (on: Expression, method: string, ...args: readonly Expression[]): Expression => ({ kind: 'invoke', on, method, args });

/** Plain data as an expression. */
export function literal(data: unknown): Expression {
  if (Array.isArray(data)) return list(data.map(literal));
  if (typeof data === 'object' && data !== null) return object(Object.entries(data).filter(([, each]) => each !== undefined).map(([key, each]) => [key, literal(each)]));
  return value(data as string | number | boolean | null);
}

/** An object as the last argument of a call. An empty object is omitted. */
export function options(entries: Entries): readonly Expression[] {
  return entries.length === 0 ? [] : [object(entries)];
}

/** An expression and all expressions in it, the outermost first. */
export function* partsOf(expression: Expression): Generator<Expression> {
  yield expression;
  for (const part of childrenOf(expression)) yield* partsOf(part);
}

export function childrenOf(expression: Expression): readonly Expression[] {
  switch (expression.kind) {
    case 'list': return expression.items;
    case 'object': return [...expression.spread ? [expression.spread] : [], ...expression.entries.map(([, each]) => each)];
    case 'call': case 'new': return expression.args;
    case 'invoke': return [expression.on, ...expression.args];
    case 'property': return [expression.on];
    default: return [];
  }
}

/** An expression in which `change` replaces each part, inner parts first. */
export function mapped(expression: Expression, change: (part: Expression) => Expression): Expression {
  const all = (parts: readonly Expression[]) => parts.map(part => mapped(part, change));
  switch (expression.kind) {
    case 'list': return change({ ...expression, items: all(expression.items) });
    case 'object': return change(object(
      expression.entries.map(([key, each]) => [key, mapped(each, change)] as const), expression.spread && mapped(expression.spread, change),
    ));
    case 'call': case 'new': return change({ ...expression, args: all(expression.args) });
    case 'invoke': return change({ ...expression, on: mapped(expression.on, change), args: all(expression.args) });
    case 'property': return change({ ...expression, on: mapped(expression.on, change) });
    default: return change(expression);
  }
}
