/** The exit status of jest after the first failed test. */
export const FIRST_FAILURE = 86;

export interface Failure {
  readonly file: string;
  /** The full name of the test; empty if the file could not run. */
  readonly test: string;
  readonly message: string;
}
