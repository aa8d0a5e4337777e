import { NotSayable, Scope } from './scope';
import { Type } from '../../model/types';
import { constant, Entries, Expression, list, literal, object } from '../program/expression';

/** Plain data of a type as code: the reverse of `Type.plain`. */
export function expressionOf(type: Type, data: unknown, scope: Scope): Expression {
  const { form } = type;
  if (form === undefined) return literal(data);
  switch (form.kind) {
    case 'enum': {
      const [member] = Object.entries(form.values).find(([, each]) => each === data) ?? [];
      if (member === undefined) throw new NotSayable(`${form.name} has no member for ${JSON.stringify(data)}`);
      return constant(form.name, member);
    }
    case 'class': return scope.valueOf(form.name, data, form.unit, scope);
    case 'list': return list((data as readonly unknown[]).map(each => expressionOf(form.item, each, scope)));
    case 'map': return object(Object.entries(data as object).map(([key, each]) => [key, expressionOf(form.item, each, scope)]));
    case 'struct': return object(entriesOf(type, data as object, scope));
    case 'reference': return literal(data);
  }
}

/** Code for properties that differ from the model; undefined for a property that is not written. */
export type Special = Readonly<Record<string, Expression | undefined>>;

/** The properties of an object, in the order of its type. */
export function entriesOf({ form }: Type, data: object, scope: Scope, special: Special = {}): Entries {
  if (form?.kind !== 'struct') return [];
  return [...form.properties].flatMap(([name, type]): [string, Expression][] => {
    if (Object.hasOwn(special, name)) return special[name] === undefined ? [] : [[name, special[name]]];
    const each = (data as Readonly<Record<string, unknown>>)[name];
    return each === undefined ? [] : [[name, expressionOf(type, each, scope)]];
  });
}
