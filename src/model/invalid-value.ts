import type { Problem } from '../findings/problem';

const INVALID = Symbol.for('cdk8s-vm-fleet.invalid');

/**
 * What a factory gives back that was not given what it takes: a value of its class, of which the construct that is given it
 * reports what is wrong. An exception would hide all other findings.
 */
export function invalidValue(prototype: object | null, problems: readonly Problem[]): object {
  return Object.create(prototype, { [INVALID]: { value: problems } }) as object;
}

/** What was wrong with what a value was made of, if it could not be made. */
export function invalidity(value: unknown): readonly Problem[] | undefined {
  return typeof value === 'object' && value !== null ? (value as { readonly [INVALID]?: readonly Problem[] })[INVALID] : undefined;
}
