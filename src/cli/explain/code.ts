import { readFileSync } from 'fs';
import { join } from 'path';
import { packageRoot } from '../command/package-root';

/** What the documentation says of a finding. */
export interface ExplainedCode {
  readonly code: string;
  readonly severity: string;
  /** What it is about, e.g. `Size of a machine`. */
  readonly concept: string;
  readonly what: string;
  readonly fix: string;
  /** The page, in the package. */
  readonly page: string;
}

const PAGE = 'docs/errors.md';

/** The row of a code in the page of findings, which is part of the package. */
export function explainedCode(code: string): ExplainedCode {
  let concept = '';
  for (const line of readFileSync(join(packageRoot(), PAGE), 'utf8').split('\n')) {
    concept = /^## (.*)/.exec(line)?.[1] ?? concept;
    if (!line.startsWith(`| \`${code}\` |`)) continue;
    // A bar inside of a cell is escaped.
    const [, , severity, what, fix] = line.split(/(?<!\\)\|/).map(cell => cell.trim().replaceAll('\\|', '|'));
    return { code, severity, concept, what, fix, page: PAGE };
  }
  throw new Error(`${PAGE} has no row of ${code}`);
}
