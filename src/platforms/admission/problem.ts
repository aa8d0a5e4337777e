import { ManifestCode } from '../../findings/codes';

export type { ManifestCode };

/** A path in a manifest: keys of maps and indexes of lists. */
export type ManifestPath = readonly (string | number)[];

/** A problem at one place of an object. */
export interface ManifestProblem {
  readonly code: ManifestCode;
  readonly path: ManifestPath;
  readonly message: string;
  readonly fix: string;
  readonly allowed?: string;
  /** The value. A report hides it if it is secret. */
  readonly value?: unknown;
}
