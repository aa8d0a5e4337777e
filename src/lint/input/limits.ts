/** How much is read: a dump of a large cluster passes, and no input takes all memory or time. */
export const LIMITS = {
  /** Of one file, in bytes. */
  file: 256 * 1024 * 1024,
  /** Of all files together, in bytes. */
  all: 512 * 1024 * 1024,
  /** Of one document, in characters. The items of a list count as documents of their own. */
  document: 8 * 1024 * 1024,
  /** Of the documents that are kept with the places of their values, together, in characters. */
  kept: 4 * 1024 * 1024,
  /** Documents and objects of all files together. */
  documents: 100_000,
  /** Values of one document, with what aliases repeat. */
  values: 1_000_000,
  /** How deep maps and lists may be nested. */
  depth: 100,
  files: 100_000,
} as const;
