import { markdownText } from './escape';
import { BY, differenceText, summary } from './html/page';
import { Sheet } from './sheet';
import { markdownReport } from '../impact/formats/markdown';
import { amountText } from '../model/usage';

/** The largest number of rows of each table in a pull request comment. */
const MOST = 50;

/** The report for a pull request. */
export function markdownOf(sheet: Sheet): string {
  const { capacity, findings, acknowledgements, impact, traffic } = sheet;
  const hasBefore = capacity.some(({ before }) => before !== undefined);
  return `${[
    `### Fleet\n\n${summary(sheet)}`,
    ...impact === undefined ? [] : [markdownReport(impact).trimEnd()],
    ...section('Capacity', ['By', 'Name', 'Resource', 'Used', ...hasBefore ? ['Difference'] : [], 'Quota'], capacity.map(({ by, name, resource, used, before, quota }) => [
      BY[by], name, resource, amountText(resource, used), ...hasBefore ? [differenceText(resource, used, before)] : [], quota === undefined ? '' : amountText(resource, quota),
    ])),
    ...section('Allowed traffic', ['From', 'To', 'Ports', 'Allowed by', 'Namespace'], traffic.map(({ from, to, ports, by, namespace }) => [from.text, to.text, ports, by, namespace])),
    ...section('Findings', ['Severity', 'Code', 'Construct', 'What'], findings.map(({ severity, code, path, message }) => [severity, code, path, message])),
    ...section('Acknowledged warnings', ['Code', 'Construct', 'Reason'], acknowledgements.map(({ code, path, reason }) => [code, path === '' ? 'the app' : path, reason])),
  ].join('\n\n')}\n`;
}

function section(title: string, heads: readonly string[], rows: readonly (readonly string[])[]): string[] {
  if (rows.length === 0) return [];
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  const shown = rows.slice(0, MOST).map(cells => line(cells.map(markdownText)));
  const rest = rows.length > MOST ? [`\n${rows.length - MOST} more are not shown.`] : [];
  return [`#### ${title}\n\n${[line(heads), line(heads.map(() => '---')), ...shown, ...rest].join('\n')}`];
}
