import type { Problem } from '../findings/problem';

const INVALID = Symbol.for('cdk8s-vm-fleet.invalid');

/**
 * The result of a factory that gets invalid arguments: an object of its class, with the problems. The construct that gets the object reports them.
 * An exception would hide all other findings.
 */
export function invalidValue(prototype: object | null, problems: readonly Problem[]): object {
  return Object.create(prototype, { [INVALID]: { value: problems } }) as object;
}

export function invalidity(value: unknown): readonly Problem[] | undefined {
  return typeof value === 'object' && value !== null ? (value as { readonly [INVALID]?: readonly Problem[] })[INVALID] : undefined;
}
