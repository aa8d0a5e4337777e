import { printable } from '../../findings/printable';
import { plural } from '../../findings/report';
import { LintFinding, LintReport } from '../report';

/** The report for a person: each finding with its place, then a summary of the objects that were checked and those that were not. */
export function textReport(report: LintReport, isColoured = false): string {
  const paint = (code: string, text: string) => isColoured ? `\u001b[${code}m${text}\u001b[0m` : text;
  const blocks = report.findings.map(finding => block(finding, paint));
  return `${[...blocks, summary(report)].join('\n\n')}\n`;
}

function block(finding: LintFinding, paint: (code: string, text: string) => string): string {
  const { code, severity, file, line, column, object, field, message, got, allowed, fix, url } = finding;
  const place = [printable(file), ...line === undefined ? [] : [line, ...column === undefined ? [] : [column]]].join(':');
  const name = object && `${object.kind} ${object.namespace === undefined ? '' : `${object.namespace}/`}${object.name}`;
  return [
    `${paint('1', place)}: ${paint(severity === 'error' ? '31' : '33', `${severity} ${code}`)}`,
    ...name === undefined ? [] : [`  ${printable(`${name}${field === undefined ? '' : `: ${field}`}`)}`],
    `  ${printable(message)}`,
    ...got === undefined ? [] : [`  got:     ${printable(got)}`],
    ...allowed === undefined ? [] : [`  allowed: ${printable(allowed)}`],
    `  fix:     ${printable(fix)}`,
    `  docs:    ${url}`,
  ].join('\n');
}

function summary(report: LintReport): string {
  const { platforms, files, objects, errors, warnings, findings, assumptions, unchecked, leftOut: { derived, others } } = report;
  const counts = [...errors > 0 ? [plural(errors, 'error')] : [], ...warnings > 0 ? [plural(warnings, 'warning')] : []].join(', ') || 'no findings';
  const against = platforms.length === 0 ? '' : `, checked against ${platforms.join(' and ')}`;
  const left = errors + warnings - findings.length;
  return [
    `${counts}: ${plural(objects, 'object')} in ${plural(files, 'file')}${against}`,
    ...left > 0 ? [`${left} of the findings are not listed`] : [],
    ...assumptions.length === 0 ? [] : [
      `assumed to exist: ${listed(assumptions.map(({ what, objects: count }) => `${what} (${plural(count, 'object')})`))}`,
      '  to check these names, write the names of the cluster into a file, and add --cluster <file>',
    ],
    ...unchecked.length === 0 ? [] : [`not checked: ${listed(unchecked.map(({ apiVersion, kind, count }) => `${count} ${kind} (${apiVersion})`))}`],
    ...derived > 0 ? [`left out: ${plural(derived, 'object')} that controllers created`] : [],
    ...others > 0 ? [`left out: ${plural(others, 'document')} without \`kind\` and \`apiVersion\``] : [],
  ].join('\n');
}

/** Maximum number of names in a list. */
const MAX_LISTED = 20;

function listed(texts: readonly string[]): string {
  return printable(`${texts.slice(0, MAX_LISTED).join(', ')}${texts.length > MAX_LISTED ? ', ...' : ''}`);
}
