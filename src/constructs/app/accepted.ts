import { IConstruct } from 'constructs';
import { recordOf } from '../../collect/scope-record';
import { taken } from '../../model/taken';
import { Type } from '../../model/types';

/** An argument of a method: its name in reports, the value, and its type. */
type Argument<T> = readonly [where: string, value: T, type: Type];

/**
 * Copies of the arguments of a construct's method. If an argument has the wrong type, the construct gets a finding and the result is undefined. If
 * the result is undefined, the method must do nothing else.
 */
export function accepted<T extends readonly unknown[]>(construct: IConstruct, ...given: { [I in keyof T]: Argument<T[I]> }): T | undefined {
  const all = (given as readonly Argument<unknown>[]).map(([where, value, type]) => taken(where, value, type));
  const problems = all.flatMap(each => each.problems);
  if (problems.length === 0) return all.map(({ value }) => value) as unknown as T;
  recordOf(construct).faults.push(() => problems);
  return undefined;
}
