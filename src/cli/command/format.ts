import { UsageError } from '../arguments';

/**
 * The format of a report: `--json` is `--format json`.
 *
 * @throws UsageError if both are given and differ
 */
export function formatOf({ format, json }: { readonly format?: string; readonly json?: boolean }, usage: (message: string) => UsageError): string {
  if (json && format !== undefined && format !== 'json') throw usage(`--json means --format json, but --format is ${format}: use one of them`);
  return json ? 'json' : format ?? 'text';
}
