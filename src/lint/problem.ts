import { ManifestCode } from '../findings/codes';

export type { ManifestCode };

/** A place in a manifest: keys of maps and indexes of lists. */
export type ManifestPath = readonly (string | number)[];

/** What is wrong with a place of an object. */
export interface ManifestProblem {
  readonly code: ManifestCode;
  readonly path: ManifestPath;
  readonly message: string;
  readonly fix: string;
  readonly allowed?: string;
  /** What is there. A report hides it if it is secret. */
  readonly value?: unknown;
}
