import { Problem } from '../../findings/problem';
import { taken } from '../../model/taken';
import { PropsType } from '../../model/types';

/** A copy of the properties of a construct, and the problems of the invalid properties. */
export interface Told<P> {
  readonly props: P;
  readonly invalidProps: readonly Problem[];
}

/**
 * Checks and copies the properties of a construct. If one property is invalid, the copy is empty.
 *
 * @param what the name of the construct in reports
 */
export function told<P extends object>(what: string, props: P, type: PropsType<P>): Told<Partial<P>> {
  const { value, problems } = taken<P>(what, props, type);
  return { props: value ?? {}, invalidProps: problems };
}

/** Adds a default name to the properties. If one property is invalid, nothing is added, because the construct reports the invalid property. */
export function withName<P extends { readonly name?: string }>(props: P, type: PropsType<P>, name: string): P {
  const { value } = taken<P>('', props, type);
  return value === undefined ? props : { ...value, name: value.name ?? name };
}

/** Data with more levels than this counts as cyclic. The check of the type reports the cycle. */
const MAX_DEPTH = 200;

/**
 * A deep copy of lists and maps, so that the caller can change and reuse the originals. Constructs and other instances of classes are not copied.
 * Members that are undefined are left out, as in JSON.
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

/** The text of a value, e.g. of an instance type. If the value has only a name, the text is the name. The text of an invalid value is empty. */
export function saidOf(model: object | undefined): string {
  const said = Object.entries(model ?? {}).filter(([key, each]) => each !== undefined && !(key === 'kind' && each === 'named'));
  return said.length === 1 && said[0][0] === 'name' ? String(said[0][1]) : said.map(([key, each]) => `${key} ${each}`).join(', ');
}
