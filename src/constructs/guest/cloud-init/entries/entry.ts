import { Problem } from '../../../../findings/problem';

/** What one contribution becomes: written by the file that knows the type, read by the table of sections. */
export interface Entry {
  /** Still to be copied; `undefined` members are absent. */
  readonly value: unknown;
  readonly problems: Problem[];
}
