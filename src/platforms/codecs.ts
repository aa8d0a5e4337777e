import { Codec } from './fields';

/** A boolean that is written only if it is true. */
export const WHEN_TRUE: Codec<boolean> = {
  write: value => value || undefined,
  read: value => value === true ? true : undefined,
};

/**
 * A value that is not written if it is the zero of its type. KubeVirt's mutating webhooks remove such a value from the stored
 * object, and a GitOps engine would report drift after each sync.
 */
export const UNLESS_ZERO: Codec<any> = {
  write: value => isZero(value) ? undefined : value,
  read: value => isZero(value) ? undefined : value,
};

/** A map in which the named members are not written if they are the zero of their type. */
export function withoutZeros<T extends object>(...members: readonly (keyof T & string)[]): Codec<T> {
  const isSaid = ([key, value]: [string, unknown]) => !members.includes(key as keyof T & string) || !isZero(value);
  const write = (value: T) => Object.fromEntries(Object.entries(value).filter(isSaid));
  return { write, read: value => typeof value === 'object' && Object.entries(value ?? {}).every(isSaid) ? value : undefined };
}

function isZero(value: unknown): boolean {
  return value === false || value === 0 || value === '' || typeof value === 'object' && value !== null && Object.keys(value).length === 0;
}

/** A list that is written only if it is not empty. */
export const WHEN_LISTED: Codec<any[]> = {
  write: values => values.length === 0 ? undefined : values,
  read: value => Array.isArray(value) ? value : undefined,
};
