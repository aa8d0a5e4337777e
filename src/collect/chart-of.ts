import { Chart } from 'cdk8s';
import { IConstruct } from 'constructs';
import { Problem } from '../findings/problem';

/** The construct itself if it is a chart; otherwise the nearest chart above it, if there is one. cdk8s's own `Chart.of` throws without a chart. */
export function chartOf(construct: IConstruct): Chart | undefined {
  for (let at: IConstruct | undefined = construct; at; at = at.node.scope) {
    if (Chart.isChart(at)) return at;
  }
  return undefined;
}

/** The problem of a construct outside every chart. */
export function chartMissing(what: string): Problem {
  return {
    code: 'CHART_MISSING',
    message: `the ${what} is outside of every chart, so no file contains it`,
    fix: 'create a `FleetChart`, and give it as the scope',
  };
}
