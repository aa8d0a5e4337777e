import { Chart } from 'cdk8s';
import { PlatformDriver } from '../platform/driver';
import { enroll } from '../scope/enroll';

const enrolled = new WeakSet<Chart>();

/** Checks once for each chart what holds for all that stands in it: its namespace and labels. */
export function enrollChart(chart: Chart, driver: PlatformDriver | undefined): void {
  if (!driver || enrolled.has(chart)) return;
  enrolled.add(chart);
  enroll({ construct: chart, kind: 'other', problems: () => driver.chartProblems(chart.namespace, chart.labels) });
}
