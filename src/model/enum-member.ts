import { nearest } from '../findings/nearest';

/** The member of an enum that a text probably means: the name of a member, or a misspelled name or value. */
export function memberLike(given: string, values: Readonly<Record<string, string>>): string | undefined {
  const names = Object.keys(values);
  const like = nearest(given, [...names, ...Object.values(values)]);
  return names.find(member => member === like || values[member] === like);
}
