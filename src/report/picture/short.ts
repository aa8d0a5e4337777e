import { printable } from '../../findings/printable';

const LONGEST = 32;

/** Shortens a text to fit into a box. */
export function short(given: string): string {
  const text = printable(given);
  return text.length <= LONGEST ? text : `${text.slice(0, LONGEST - 1)}\u2026`;
}
