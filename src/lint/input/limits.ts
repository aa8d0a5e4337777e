/** Limits of the input, so that no input can use up the memory or take hours. A dump of a large cluster is below these limits. */
export const LIMITS = {
  /** Size of one file, in bytes. */
  file: 256 * 1024 * 1024,
  /** Size of all files together, in bytes. */
  all: 512 * 1024 * 1024,
  /** Length of one document, in characters. Each item of a list counts as a document. */
  document: 8 * 1024 * 1024,
  /** Length of all documents that are kept with the places of their values, in characters. */
  kept: 4 * 1024 * 1024,
  /** Number of documents and objects in all files. */
  documents: 100_000,
  /** Number of values in one document, with aliases expanded. */
  values: 1_000_000,
  /** Nesting depth of maps and lists. */
  depth: 100,
  files: 100_000,
} as const;
