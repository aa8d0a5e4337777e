/**
 * The origin of a field, if a rule depends on it: typed properties that the construct checks itself, defaults of a chart or app, or a file that
 * could not be read. (The construct reports the file.)
 */
export type FieldOrigin = 'typed' | 'defaults' | 'unread';

/** Origins by the name of the field. A field without an entry was set explicitly. */
export type FieldOrigins = Readonly<Record<string, FieldOrigin>>;
