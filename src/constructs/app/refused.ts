import { IConstruct } from 'constructs';
import { recordOf } from '../../collect/scope-record';
import { Type, validateProps } from '../../model/types';

/**
 * Whether arguments of a method of a construct have the wrong type. Then the construct gets a finding, and the call has
 * no other effect.
 *
 * @param values the name of each value in reports, the value, and its type
 */
export function refused(construct: IConstruct, ...values: readonly (readonly [where: string, value: unknown, type: Type])[]): boolean {
  const problems = values.flatMap(([where, value, type]) => validateProps(where, value, type));
  if (problems.length > 0) recordOf(construct).faults.push(() => problems);
  return problems.length > 0;
}
