import { Chart } from 'cdk8s';
import { printable } from '../findings/printable';
import { Problem, quote } from '../findings/problem';

/**
 * Checks the id of a chart. The id is the name of the chart's file, and the first part of paths in reports. A slash or line break needs no check
 * here, because the library `constructs` replaces it with two dashes.
 */
export function chartIdProblems(chart: Chart): readonly Problem[] {
  const { id } = chart.node;
  return id.trim() === '' || id.includes('\t') || printable(id) !== id ? [invalidChartId(id)] : [];
}

/** An id that cannot be a file name. */
export function invalidChartId(id: string): Problem {
  return {
    code: 'NAME_INVALID', message: 'invalid chart id: it is the name of the chart\'s file', got: quote(id),
    allowed: 'a text of one line that is not blank', fix: 'give the chart an id such as "prod"',
  };
}
