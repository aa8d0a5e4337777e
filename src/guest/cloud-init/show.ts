import { secretsInText } from './secrets';
import { quote } from '../../findings/problem';

/** Quotes a value for a report, unless it holds a secret: reports end up in logs. */
export function show(value: unknown): string {
  if (typeof value === 'string' && secretsInText(value).length > 0) return '"(a secret, not shown)"';
  return typeof value === 'object' && value !== null ? 'an object' : quote(value);
}
