import { Construct, IConstruct } from 'constructs';
import { nextFreeId, presentChild } from '../../collect/children';
import { findingAt } from '../../findings/finding-at';
import { FleetError } from '../../findings/fleet-error';
import { throwPlainly } from '../../findings/plain-exit';
import { Problem } from '../../findings/problem';

/**
 * An id that is still free in the scope.
 *
 * The package `constructs` throws an exception with a stack trace for a duplicate id, before anything else is checked. With a free id, the construct
 * exists, and synthesis reports the duplicate name as a finding.
 *
 * @throws FleetError if the scope or the id is missing
 */
export function freeId(scope: IConstruct, id: string): string {
  needPlace(scope, id);
  return nextFreeId(id === '' ? '(empty)' : id, candidate => presentChild(scope, candidate));
}

/**
 * Checks the scope and the id of a construct.
 *
 * @throws FleetError
 */
export function needPlace(scope: IConstruct, id: string): void {
  needScope(scope);
  if (typeof id !== 'string') refuse(scope.node.path, NO_ID, id);
}

/**
 * Checks that a value is a construct.
 *
 * @throws FleetError
 */
export function needScope(scope: IConstruct): void {
  if (!isConstruct(scope)) refuse('', NO_SCOPE, scope);
}

function isConstruct(value: unknown): boolean {
  try {
    return Construct.isConstruct(value);
  } catch {
    // The value is a proxy that throws.
    return false;
  }
}

function refuse(path: string, problem: Problem, value: unknown): never {
  const got = value === undefined || value === null ? String(value) : `a value of type ${typeof value}`;
  return throwPlainly(new FleetError([findingAt(path, { ...problem, got })]));
}

const NO_SCOPE: Problem = {
  code: 'PROPERTY_TYPE',
  message: 'the scope is not a construct',
  allowed: 'the app, a chart or another construct',
  fix: 'give the chart as the first argument and the id as the second, e.g. "web"',
};

const NO_ID: Problem = {
  code: 'PROPERTY_TYPE',
  message: 'the id of a construct is not a text',
  allowed: 'a text that is not the id of another construct in the scope',
  fix: 'give the chart as the first argument and the id as the second, e.g. "web"; if the id comes from an environment variable, set the variable',
};
