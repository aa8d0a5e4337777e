import { FindingCode } from '../findings/codes';

/** The version of the format. The version increases when programs that read the old format would misread the new format. */
export const LINT_VERSION = 1;

export interface LintFinding {
  readonly code: FindingCode;
  readonly severity: 'error' | 'warning';
  readonly file: string;
  /** The first line is 1. Missing if the finding is about the whole file. */
  readonly line?: number;
  readonly column?: number;
  /** The object; missing if the finding is about a file. */
  readonly object?: { readonly apiVersion: string; readonly kind: string; readonly name: string; readonly namespace?: string };
  /** The path in the object, e.g. `spec.template.spec.domain`. */
  readonly field?: string;
  readonly message: string;
  readonly got?: string;
  readonly allowed?: string;
  readonly fix: string;
  /** The page that explains the code. */
  readonly url: string;
}

/** Names that the library assumes to exist, because no catalog of the cluster was given. */
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

/** The result of `vm-fleet lint`, as plain data. */
export interface LintReport {
  readonly lintVersion: typeof LINT_VERSION;
  /** The platforms whose rules were checked, e.g. `KubeVirt 1.9`. */
  readonly platforms: readonly string[];
  readonly files: number;
  readonly objects: number;
  readonly errors: number;
  readonly warnings: number;
  /** Sorted by file, line and column. */
  readonly findings: readonly LintFinding[];
  readonly assumptions: readonly Assumption[];
  readonly unchecked: readonly Unchecked[];
  /** Number of objects that controllers created, and of documents that are not Kubernetes objects. */
  readonly leftOut: { readonly derived: number; readonly others: number };
}
