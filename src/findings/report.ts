import { Finding, Severity } from './finding';
import { printable } from './printable';

/** Lays out findings for a person in a terminal: one block each, errors first. */
export function formatFindings(findings: readonly Finding[]): string {
  const errors = findings.filter(finding => finding.severity === Severity.ERROR);
  const warnings = findings.filter(finding => finding.severity === Severity.WARNING);
  return [...errors, ...warnings].map(formatFinding).join('\n\n');
}

/** "2 errors, 1 warning": what a report begins with. */
export function countFindings(findings: readonly Finding[]): string {
  const count = (severity: Severity) => findings.filter(finding => finding.severity === severity).length;
  const severities: [Severity, string][] = [[Severity.ERROR, 'error'], [Severity.WARNING, 'warning']];
  return severities.filter(([severity]) => count(severity) > 0).map(([severity, noun]) => plural(count(severity), noun)).join(', ');
}

function formatFinding(finding: Finding): string {
  const lines = [`${finding.severity} ${finding.code} at ${finding.path}`, `  ${finding.message}`];
  if (finding.got !== undefined) lines.push(`  got:     ${finding.got}`);
  if (finding.allowed !== undefined) lines.push(`  allowed: ${finding.allowed}`);
  lines.push(`  fix:     ${finding.fix}`, `  docs:    ${finding.url}`);
  // Names and values come from anywhere, so that one of them may have a line end or an escape sequence.
  return lines.map(printable).join('\n');
}

const BLOCK = /^(?:FleetError: )?(error|warning) ([A-Z0-9_]+) at (.*)\n  (.*)\n(?:  got:     (.*)\n)?(?:  allowed: (.*)\n)?  fix:     (.*)\n  docs:    (.*)$/gm;

/** The findings of which a report tells: one has no line end within. */
export function findingsIn(report: string): Finding[] {
  return [...report.matchAll(BLOCK)].map(([, severity, code, path, message, got, allowed, fix, url]) => (
    { code, severity: severity as Severity, path, message, got, allowed, fix, url }
  ));
}

export function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
