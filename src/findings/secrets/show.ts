import { quote } from '../problem';

/** Quotes a value for a report; of an object it says no more than that it is one. */
export function show(value: unknown): string {
  return typeof value === 'object' && value !== null ? 'an object' : quote(value);
}
