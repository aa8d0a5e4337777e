import { Codec } from './fields';

/** A switch that is written only where it is on. */
export const WHEN_TRUE: Codec<boolean> = {
  write: value => value || undefined,
  read: value => value === true ? true : undefined,
};

/** A list that is written only where something is in it. */
export const WHEN_LISTED: Codec<any[]> = {
  write: values => values.length === 0 ? undefined : values,
  read: value => Array.isArray(value) ? value : undefined,
};
