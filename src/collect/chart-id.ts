import { Chart } from 'cdk8s';
import { printable } from '../findings/printable';
import { Problem, quote } from '../findings/problem';

/**
 * What is wrong with the id of a chart: it is the name of the chart's file, and begins the paths of reports.
 * constructs itself writes a slash and a line end as two dashes.
 */
export function chartIdProblems(chart: Chart): readonly Problem[] {
  const { id } = chart.node;
  return id.trim() === '' || id.includes('\t') || printable(id) !== id ? [invalidChartId(id)] : [];
}

/** An id that no file can be named after. */
export function invalidChartId(id: string): Problem {
  return {
    code: 'NAME_INVALID', message: 'invalid chart id: it is the name of the chart\'s file', got: quote(id),
    allowed: 'a text of one line that is not blank', fix: 'give the chart an id such as "prod"',
  };
}
