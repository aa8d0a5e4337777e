import { Finding, Severity } from './finding';
import { printable } from './printable';

/** The number of further paths of one block in a shortened report. */
const FEW = 10;

/**
 * Lays out findings for a person in a terminal, errors first. Findings that differ only in their path are one block.
 *
 * @param limit how many further paths of one block are listed; all of them by default
 */
export function formatFindings(findings: readonly Finding[], limit = Infinity): string {
  const errors = findings.filter(finding => finding.severity === Severity.ERROR);
  const warnings = findings.filter(finding => finding.severity === Severity.WARNING);
  return grouped([...errors, ...warnings]).map(same => formatBlock(same, limit)).join('\n\n');
}

/** Like `formatFindings`, with at most `FEW` further paths in each block, so that a warning for 10,000 machines fits on one screen. */
export function formatBriefly(findings: readonly Finding[]): string {
  return formatFindings(findings, FEW);
}

/** Findings grouped by equal text, in the order of the first finding of each group. */
function grouped(findings: readonly Finding[]): [Finding, ...Finding[]][] {
  const groups = new Map<string, [Finding, ...Finding[]]>();
  for (const finding of findings) {
    const { severity, code, message, got, allowed, fix, url } = finding;
    const key = JSON.stringify([severity, code, message, got, allowed, fix, url]);
    const same = groups.get(key);
    if (same) same.push(finding);
    else groups.set(key, [finding]);
  }
  return [...groups.values()];
}

/** The number of errors and of warnings, e.g. "2 errors, 1 warning". */
export function countFindings(findings: readonly Finding[]): string {
  const count = (severity: Severity) => findings.filter(finding => finding.severity === severity).length;
  const severities: [Severity, string][] = [[Severity.ERROR, 'error'], [Severity.WARNING, 'warning']];
  return severities.filter(([severity]) => count(severity) > 0).map(([severity, noun]) => plural(count(severity), noun)).join(', ');
}

function formatBlock([finding, ...others]: readonly [Finding, ...Finding[]], limit: number): string {
  const lines = [`${finding.severity} ${finding.code} at ${finding.path}`, `  ${finding.message}`];
  if (finding.got !== undefined) lines.push(`  got:     ${finding.got}`);
  if (finding.allowed !== undefined) lines.push(`  allowed: ${finding.allowed}`);
  lines.push(`  fix:     ${finding.fix}`, `  docs:    ${finding.url}`);
  lines.push(...others.slice(0, limit).map(({ path }) => `  also at: ${path}`));
  if (others.length > limit) lines.push(`  and at ${others.length - limit} more`);
  // Names and values come from user input, and can contain a line break or an escape sequence.
  return lines.map(printable).join('\n');
}

const BLOCK = new RegExp([
  '^(?:FleetError: )?(error|warning) ([A-Z0-9_]+) at (.*)\\n  (.*)\\n(?:  got:     (.*)\\n)?(?:  allowed: (.*)\\n)?',
  '  fix:     (.*)\\n  docs:    (.*)((?:\\n  also at: .*)*)$',
].join(''), 'gm');

/** The findings in the text of a report, errors first, sorted by path. The texts of a finding have no line breaks. */
export function findingsIn(report: string): Finding[] {
  const found = [...report.matchAll(BLOCK)].flatMap(([, severity, code, path, message, got, allowed, fix, url, others]) => (
    [path, ...others.split('\n  also at: ').slice(1)].map(each => ({ code, severity: severity as Severity, path: each, message, got, allowed, fix, url }))
  ));
  return found.sort((a, b) => compare(a.severity, b.severity) || compare(a.path, b.path) || compare(a.code, b.code));
}

/** Compares by code unit, as an app sorts its findings. */
function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

export function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
