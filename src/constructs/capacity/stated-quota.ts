import { Chart } from 'cdk8s';
import { QUOTA, Quota } from './quota';
import { Location, siteOf } from '../../collect/location';
import { recordOf } from '../../collect/scope-record';
import { watch } from '../../collect/validation';
import { QuotaSpec } from '../../model/quota';
import { told } from '../app/told';

/** Records the quota of a chart's namespace. Another tool manages this quota. */
export function stateQuota(chart: Chart, quota: Quota): void {
  const { props, invalidProps } = told('the quota', quota, QUOTA);
  const record = recordOf(chart);
  if (invalidProps.length > 0) record.faults.push(() => invalidProps);
  else record.quota = QUOTA.plain(props, new Location(chart, siteOf(chart))) as QuotaSpec;
  watch(chart.node.root);
}
