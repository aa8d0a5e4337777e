import { Problem } from '../../../../findings/problem';

/** The result of one contribution, written by the file of its type, and read by the table of sections. */
export interface Entry {
  /** Not copied yet; `undefined` members are absent. */
  readonly value: unknown;
  readonly problems: Problem[];
}
