import { App, Chart } from 'cdk8s';
import { fileCollisions } from './file-collisions';
import { PlatformDriver } from '../platform/driver';
import { enroll, enrollMember } from '../scope/enroll';
import { Inventory } from '../scope/inventory';

const enrolled = new WeakSet<Chart | App>();

/** Checks once for each chart what holds for all that stands in it, its namespace and labels; and once for the app its files. */
export function enrollChart(chart: Chart, driver: PlatformDriver | undefined): void {
  const app = chart.node.root;
  if (app instanceof App && !enrolled.has(app)) {
    enrolled.add(app);
    // Not remembered: objects that are not ours are in it, too.
    enrollMember({ construct: app, kind: 'other', problems: () => fileCollisions(app) }, Inventory.of(app));
  }
  if (!driver || enrolled.has(chart)) return;
  enrolled.add(chart);
  enroll({ construct: chart, kind: 'other', problems: () => driver.chartProblems(chart.namespace, chart.labels) });
}
