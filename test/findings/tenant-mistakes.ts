import { Chart, Size } from 'cdk8s';
import { FleetChart, InstanceType, Platform, Quota, Tenant, VirtualMachine, VirtualMachineProps } from '../../src';
import { chartOn, GOOD } from '../support/fleet';

function inRoot(build: (chart: Chart) => void): () => Chart {
  return () => {
    const chart = chartOn(Platform.cozystack(), 'tenant-root');
    build(chart);
    return chart;
  };
}

/** The mistake of what a machine takes of its tenant. */
function inTenant(quota: Quota, props: VirtualMachineProps = {}): () => Chart {
  return inRoot(chart => {
    const { namespaceName } = new Tenant(chart, 'blue', { quota });
    const own = new FleetChart(chart.node.root, 'blue', { namespace: namespaceName, platform: Platform.of(chart) });
    new VirtualMachine(own, 'web', { ...GOOD, ...props });
  });
}

/** How a user provokes the codes of tenants and quotas. */
export const TENANT_MISTAKES = {
  QUOTA_INVALID: inRoot(chart => new Tenant(chart, 'blue', { quota: { cpu: 0 } })),
  QUOTA_EXCEEDED: inTenant({ cpu: 1 }, { instanceType: InstanceType.fromName('u1.large') }),
  QUOTA_NEAR: inTenant({ services: 1 }),
  QUOTA_IMPORT_SPACE: inTenant({ storage: Size.gibibytes(30) }),
  QUOTA_OVER_PARENT: inRoot(chart => {
    const parent = new Tenant(chart, 'blue', { quota: { cpu: 4 } });
    new Tenant(chart, 'web', { parent, quota: { cpu: 8 } });
  }),
};
