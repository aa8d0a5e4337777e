import { Codec } from '../fields';

/** A map that is written only if it is not empty. */
export const WHEN_SAID: Codec<Readonly<Record<string, string>>> = {
  write: values => Object.keys(values).length === 0 ? undefined : values,
  read: value => typeof value === 'object' && value !== null && !Array.isArray(value) ? value : undefined,
};

/** A number of seconds as Go writes a duration. */
export const SECONDS: Codec<number> = {
  write: value => `${value}s`,
  read: text => typeof text === 'string' && /^\d+(\.\d+)?s$/.test(text) ? Number(text.slice(0, -1)) : undefined,
};

/** A boolean that is written as a word if it is true, and not written if it is false. */
export function flagAs(word: string): Codec<boolean> {
  return { write: value => value ? word : undefined, read: value => value === word ? true : undefined };
}
