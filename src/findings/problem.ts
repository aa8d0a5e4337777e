import { FindingCode } from './codes';
import { printable } from './printable';
import { secretsInText } from './secrets/text';

/**
 * A finding without a construct path and a severity.
 *
 * Value classes and platform rules return problems. The check of the fleet adds the path of the construct, and the table of codes adds the
 * severity.
 */
export interface Problem {
  readonly code: FindingCode;
  /** What is wrong, in lower case and without a final period. Contains the name of the property, if there is a property. */
  readonly message: string;
  readonly got?: string;
  readonly allowed?: string;
  /** How to fix it: an instruction, without a final period. */
  readonly fix: string;
}

/**
 * Quotes a value as a user would type it, shortened to keep reports readable. A value with a secret is not shown, since
 * reports are kept in logs.
 */
export function quote(value: unknown): string {
  const text = typeof value === 'string' ? `"${printable(value)}"` : typeof value === 'object' ? ofObject(value) : String(value);
  if (secretsInText(text).length > 0) return '"(a secret, not shown)"';
  return text.length > 120 ? `${text.slice(0, 117)}...` : text;
}

function ofObject(value: object | null): string {
  try {
    return JSON.stringify(value) ?? 'an object';
  } catch {
    // The object has a cycle, or a member that throws an error.
    return 'an object';
  }
}
