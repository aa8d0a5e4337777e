/**
 * The severity of a finding.
 */
export enum Severity {
  /** The platform rejects the value, or accepts the value and silently ignores it. Nothing is synthesized. */
  ERROR = 'error',
  /** The platform accepts the value, which causes a problem later. Each synthesis prints the warning until you acknowledge it with a reason. */
  WARNING = 'warning',
}

/**
 * One error or warning, with a stable code.
 *
 * In tests, assert on `code`. The texts can change in any release.
 */
export interface Finding {
  /** The stable code. Each code has a page in `docs/errors`. */
  readonly code: string;

  /** Error or warning. */
  readonly severity: Severity;

  /** Path of the construct with the problem, e.g. `prod/web`. */
  readonly path: string;

  /** What is wrong. */
  readonly message: string;

  /**
   * The given value.
   * @default - the finding is not about a single value
   */
  readonly got?: string;

  /**
   * The allowed values.
   * @default - they cannot be listed
   */
  readonly allowed?: string;

  /** How to fix it. */
  readonly fix: string;

  /** The page that explains the code, with examples. */
  readonly url: string;
}
