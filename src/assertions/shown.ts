/** A value as text, for failures. */
export const shown = (value: unknown): string => value === undefined ? 'nothing' : typeof value === 'string' ? value : JSON.stringify(value);
