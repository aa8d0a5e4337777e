import { quote } from '../problem';

/** Quotes a value for a report; an object is only named as an object. */
export function show(value: unknown): string {
  return typeof value === 'object' && value !== null ? 'an object' : quote(value);
}
