import { IConstruct } from 'constructs';

/**
 * An id that is still free in the scope.
 *
 * constructs throws at the second construct of one id, with a stack trace and before anything else is checked.
 * Letting it in under another id turns the mistake into a finding like any other: its name is a duplicate.
 */
export function freeId(scope: IConstruct, id: string): string {
  const wanted = id === '' ? '(empty)' : id;
  let candidate = wanted;
  for (let n = 2; scope.node.tryFindChild(candidate); n++) candidate = `${wanted}#${n}`;
  return candidate;
}
