/**
 * How a field of a spec came about, where that matters to a rule: made of typed properties that the construct checks itself,
 * filled in from the defaults of a chart or app, or from a file that could not be read, of which the construct says so.
 */
export type FieldOrigin = 'typed' | 'defaults' | 'unread';

/** By the name of the field. A field without an entry was given as it is. */
export type FieldOrigins = Readonly<Record<string, FieldOrigin>>;
