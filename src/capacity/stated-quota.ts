import { Chart } from 'cdk8s';
import { quotaProblems } from './check';
import { amountProblems, QUOTA, Quota } from './quota';
import { faultsOf } from '../findings/shape';
import { Standing } from '../placement/standing';
import { enroll } from '../scope/enroll';

/** Holds what a chart's namespace takes against the quota that somebody else has given it. */
export function stateQuota(chart: Chart, quota: Quota): void {
  const faults = faultsOf('the quota', quota, QUOTA);
  const standing = new Standing(chart);
  enroll({
    construct: chart,
    kind: 'other',
    problems: () => {
      const wrong = faults.length > 0 ? faults : amountProblems(quota);
      const { driver, namespace } = standing;
      if (wrong.length > 0 || !driver) return wrong;
      const where = namespace === undefined ? `chart "${chart.node.path}"` : `namespace "${namespace}"`;
      return quotaProblems(where, quota, standing.space.consumers, each => driver.hardAmounts(each));
    },
  });
}
