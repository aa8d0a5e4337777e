import { Placed } from './fleet-view';
import { Condition, nameOf } from './selection';
import { shown } from './shown';
import { NodeKind } from '../model/fleet-model';

/** The condition that a value equals the expected value. An empty list if the query does not set an expected value. */
export function equals<K extends NodeKind, V>(what: string, expected: V | undefined, get: (placed: Placed<K>) => V | undefined): Condition<K>[] {
  if (expected === undefined) return [];
  return [placed => {
    const got = get(placed);
    return got === expected ? undefined : { expected: `${what} ${shown(expected)}`, got: shown(got) };
  }];
}

/** Conditions that a node has all these labels, with these values. */
export function labelled<K extends NodeKind>(labels: Readonly<Record<string, string>> = {}): Condition<K>[] {
  return Object.entries(labels).flatMap(([label, value]) => equals<K, string>(`label ${label}`, value, ({ node: { spec } }) => (
    (spec as { readonly labels?: Readonly<Record<string, string>> }).labels?.[label]
  )));
}

/** A condition on the name. A star stands for any characters. */
export function named<K extends NodeKind>(pattern: string | undefined): Condition<K>[] {
  if (pattern === undefined) return [];
  const expression = new RegExp(`^${pattern.split('*').map(text => text.replace(/[\\^$.|?+()[\]{}]/g, '\\$&')).join('.*')}$`);
  return [placed => expression.test(nameOf(placed)) ? undefined : { expected: `a name like ${pattern}`, got: nameOf(placed) }];
}

/** A query as text, for failures. */
export function queryText(query: object): string {
  const parts = Object.entries(query).filter(([, value]) => value !== undefined).map(([name, value]) => `${name} ${sizeText(value) ?? shown(value)}`);
  return parts.length === 0 ? 'any' : parts.join(', ');
}

function sizeText(value: { asString?(): string }): string | undefined {
  return value.asString?.();
}
