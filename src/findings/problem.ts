import { FindingCode } from './codes';
import { printable } from './printable';
import { secretsInText } from './secrets/text';

/**
 * A finding without a construct path and a severity.
 *
 * Value classes and platform rules return problems. The construct that called them adds its path, and the table of codes adds the
 * severity.
 */
export interface Problem {
  readonly code: FindingCode;
  /** What is wrong: lower case, no final period, names the property where there is one. */
  readonly message: string;
  readonly got?: string;
  readonly allowed?: string;
  /** How to fix it: an instruction, no final period. */
  readonly fix: string;
}

/**
 * Quotes a value as a person would type it, shortened so that a report stays readable. A value that holds a secret is not shown: reports
 * end up in logs.
 */
export function quote(value: unknown): string {
  const text = typeof value === 'string' ? `"${printable(value)}"` : typeof value === 'number' ? String(value) : JSON.stringify(value) ?? String(value);
  if (secretsInText(text).length > 0) return '"(a secret, not shown)"';
  return text.length > 120 ? `${text.slice(0, 117)}...` : text;
}
