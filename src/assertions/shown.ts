/** A value as a failure shows it. */
export const shown = (value: unknown): string => value === undefined ? 'nothing' : typeof value === 'string' ? value : JSON.stringify(value);
