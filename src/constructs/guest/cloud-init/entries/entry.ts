import { Problem } from '../../../../findings/problem';

/** The result of one contribution. The files of this folder create it, and the table of sections reads it. */
export interface Entry {
  /** The value, not copied yet. A member with the value `undefined` counts as absent. */
  readonly value: unknown;
  readonly problems: Problem[];
}
