import { IConstruct } from 'constructs';
import { recordOf } from '../../collect/scope-record';
import { Type, validateProps } from '../../model/types';

/**
 * Whether what a method of a construct was called with is not what it takes: then the construct's findings say so, and the call has
 * no other effect.
 *
 * @param values the value, as a report calls it, and its type
 */
export function refused(construct: IConstruct, ...values: readonly (readonly [where: string, value: unknown, type: Type])[]): boolean {
  const problems = values.flatMap(([where, value, type]) => validateProps(where, value, type));
  if (problems.length > 0) recordOf(construct).faults.push(() => problems);
  return problems.length > 0;
}
