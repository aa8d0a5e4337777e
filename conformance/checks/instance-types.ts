/** Instance types that examples assume: a cluster for fleets from Hikube has Hikube's S series. */
import { Testing } from 'cdk8s';
import { FleetChart, InstanceTypeSet, Platform } from '../../src';
import { Api } from '../cluster/api';

export async function provideInstanceTypes(api: Api): Promise<void> {
  const chart = new FleetChart(Testing.app(), 'types', { platform: Platform.kubevirt() });
  new InstanceTypeSet(chart, 'types', { instanceTypes: InstanceTypeSet.hikubeSSeries() });
  for (const object of Testing.synth(chart)) await api.create(object);
}
