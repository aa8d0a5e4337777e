import { FindingCode } from '../findings/codes';

/** The version of the form. A change that readers of the old form would misread raises it. */
export const LINT_VERSION = 1;

/** One thing that is wrong with manifests. */
export interface LintFinding {
  readonly code: FindingCode;
  readonly severity: 'error' | 'warning';
  readonly file: string;
  /** From 1; missing where it is about the whole file. */
  readonly line?: number;
  readonly column?: number;
  /** What it is about; missing where it is about a file. */
  readonly object?: { readonly apiVersion: string; readonly kind: string; readonly name: string; readonly namespace?: string };
  /** Where in the object, e.g. `spec.template.spec.domain`. */
  readonly field?: string;
  readonly message: string;
  readonly got?: string;
  readonly allowed?: string;
  readonly fix: string;
  /** The page that explains the code. */
  readonly url: string;
}

/** What the library takes to be there, because nothing says what the cluster has. */
export interface Assumption {
  /** E.g. `storage class "fast"`. */
  readonly what: string;
  readonly objects: number;
}

/** Objects that are not checked, by kind. */
export interface Unchecked {
  readonly apiVersion: string;
  readonly kind: string;
  readonly count: number;
}

/** What `vm-fleet lint` finds: plain data. */
export interface LintReport {
  readonly lintVersion: typeof LINT_VERSION;
  /** What the manifests were held against, e.g. `KubeVirt 1.9`. */
  readonly platforms: readonly string[];
  readonly files: number;
  readonly objects: number;
  readonly errors: number;
  readonly warnings: number;
  /** By file and place. */
  readonly findings: readonly LintFinding[];
  readonly assumptions: readonly Assumption[];
  readonly unchecked: readonly Unchecked[];
  /** Objects that controllers made out of others, and documents that are no objects. */
  readonly leftOut: { readonly derived: number; readonly others: number };
}
