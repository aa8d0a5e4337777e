import { Problem } from '../../findings/problem';
import { PropsType, Type, validateProps } from '../../model/types';

/** A copy of the properties of a construct; empty if one of them has the wrong type. */
export interface Told<P> {
  readonly props: P;
  readonly invalidProps: readonly Problem[];
}

/**
 * Checks and copies the properties of a construct.
 *
 * @param what the name of the construct in reports
 */
export function told<P extends object>(what: string, props: P, type: PropsType<P>): Told<Partial<P>> {
  const { copy, problems } = checkedCopy<P>(what, props, type);
  return { props: copy ?? {}, invalidProps: problems };
}

/** A copy of an object if it has the right type, and the problems otherwise. A getter or a proxy in it can throw. */
export function checkedCopy<P>(what: string, value: unknown, type: Type): { readonly copy?: P; readonly problems: readonly Problem[] } {
  let copy: P | undefined;
  const problems = validateProps(what, value, {
    check: (where, given, found) => {
      const own = withInherited(given, type);
      type.check(where, own, found);
      if (found.length === 0) copy = ownCopy(own) as P;
    },
  });
  return { copy, problems };
}

/** An object of a class may have properties as accessors of the class: they are read once, so that what is checked is what is used. */
function withInherited(value: unknown, { form }: Type): unknown {
  if (Object.prototype.toString.call(value) !== '[object Object]' || form?.kind !== 'struct') return value;
  if (Object.getPrototypeOf(value) === Object.prototype) return value;
  const given = value as Readonly<Record<string, unknown>>;
  const inherited = [...form.properties.keys()].filter(name => !Object.hasOwn(given, name) && name in given);
  return { ...given, ...Object.fromEntries(inherited.map(name => [name, given[name]])) };
}

/** Properties with a default name. Those that cannot be read stay as they are: the construct reports them. */
export function withName<P extends { readonly name?: string }>(props: P, name: string): P {
  try {
    return { ...props, name: props?.name ?? name };
  } catch {
    return props;
  }
}

/** Data that is nested deeper has a cycle, which the check of its type reports. */
const MAX_DEPTH = 200;

/**
 * A deep copy of lists and maps: the caller may reuse and change the originals for the next construct. Constructs and
 * values of classes are not copied. Members that are undefined are left out, as in JSON.
 */
export function ownCopy<T>(value: T, depth = 0): T {
  if (typeof value !== 'object' || value === null || depth > MAX_DEPTH) return value;
  if (Array.isArray(value)) return value.map(each => ownCopy(each, depth + 1)) as T;
  if (Object.getPrototypeOf(value) !== Object.prototype) return value;
  const copy: Record<string, unknown> = {};
  for (const key of Object.keys(value)) {
    const member = (value as Record<string, unknown>)[key];
    if (member === undefined) continue;
    const own = ownCopy(member, depth + 1);
    // An assignment would change the prototype of the copy.
    if (key === '__proto__') Object.defineProperty(copy, key, { value: own, enumerable: true });
    else copy[key] = own;
  }
  return copy as T;
}

/** A value as text: its name, if it has no other content. An invalid value has no text. */
export function saidOf(model: object | undefined): string {
  const said = Object.entries(model ?? {}).filter(([key, each]) => each !== undefined && !(key === 'kind' && each === 'named'));
  return said.length === 1 && said[0][0] === 'name' ? String(said[0][1]) : said.map(([key, each]) => `${key} ${each}`).join(', ');
}
