/** What `schemas-of-process.js` exports. */
interface Schemas {
  schemaErrors(object: any): string[];
  errorsByFile(path: string, value: any): string[];
}

/** All test files of a process share the schemas. Scripts have no such process, and load the schemas themselves. */
const { ofProcess } = globalThis as { ofProcess?: { readonly schemas: Schemas } };
// eslint-disable-next-line @typescript-eslint/no-require-imports
const schemas: Schemas = ofProcess?.schemas ?? require('./schemas-of-process.js');

/** Schema errors of an object, one line each, including unknown fields. */
export const schemaErrors = (object: any): string[] => [...schemas.schemaErrors(object)];

/** Schema errors of a value, by the schema in a JSON file. */
export const errorsByFile = (path: string, value: any): string[] => [...schemas.errorsByFile(path, value)];
