import { ChangeEffect } from '../../../model/change-effect';
import { TenantSpec } from '../../../model/tenant';
import { Effects } from '../../fields';
import { notSupported } from '../../resolve/problems';
import { ChartFieldTable, SAFE } from '../chart/writing';
import { requires } from '../requires';

const { LIVE, RESTART, DATA_LOSS, NONE } = ChangeEffect;

const COZYSTACK = 'https://github.com/cozystack/cozystack/blob';
const CHART = `${COZYSTACK}/v1.6.2/packages/apps/tenant/templates`;
const API = `${COZYSTACK}/v1.6.2/pkg/registry/apps/application/rest.go#convertApplicationToHelmRelease`;

/** A service in the tenant. When the user disables the service, the platform deletes its data. */
const OWN_SERVICE: Effects = [{ change: 'false to true', effect: LIVE }, { effect: DATA_LOSS }];

/** The place of each field of a tenant in a `Tenant`. */
export const TENANT_FIELDS: ChartFieldTable<TenantSpec> = {
  // A changed name or parent creates another namespace: the objects of the old namespace are not moved.
  name: { at: '/metadata/name', effect: DATA_LOSS, source: `${CHART}/cleanup-job.yaml`, chart: SAFE },
  parent: { joint: 'parent', effect: DATA_LOSS, source: `${CHART}/cleanup-job.yaml`, chart: SAFE },
  labels: { at: '/metadata/labels', effect: LIVE, source: API, chart: SAFE },
  annotations: { joint: 'retention', effect: LIVE, source: API, chart: SAFE },
  removalPolicy: { joint: 'retention', effect: LIVE, source: API, chart: SAFE },
  // A changed quota applies to new pods and volumes only: running pods are not stopped.
  quota: { joint: 'quota', effect: LIVE, source: `${CHART}/quota.yaml`, chart: SAFE },
  host: { at: '/spec/host', effect: LIVE, source: `${CHART}/namespace.yaml`, chart: SAFE },
  etcd: { at: '/spec/etcd', effect: OWN_SERVICE, source: `${CHART}/etcd.yaml`, chart: SAFE },
  monitoring: { at: '/spec/monitoring', effect: OWN_SERVICE, source: `${CHART}/monitoring.yaml`, chart: SAFE },
  ingress: { at: '/spec/ingress', effect: OWN_SERVICE, source: `${CHART}/ingress.yaml`, chart: SAFE },
  seaweedfs: { at: '/spec/seaweedfs', effect: OWN_SERVICE, source: `${CHART}/seaweedfs.yaml`, chart: SAFE },
  gateway: {
    at: '/spec/gateway', unless: requires('tenantGateway', 'gateways of tenants (`gateway`)'), effect: LIVE, source: `${CHART}/gateway.yaml`, chart: SAFE,
  },
  // The value applies to new pods only: a running machine stays on its node.
  schedulingClass: {
    at: '/spec/schedulingClass',
    unless: requires('schedulingClass', 'scheduling classes of tenants (`schedulingClass`)'),
    effect: RESTART,
    source: `${CHART}/namespace.yaml`,
    chart: SAFE,
  },
  isolated: {
    at: '/spec/isolated',
    unless: target => target.capabilities.alwaysIsolated
      ? notSupported('tenants without isolation (`isolated`): it isolates all tenants', 'Cozystack before 1.0', target) : undefined,
    effect: [{ effect: LIVE }, { since: '1.0', effect: NONE }],
    source: `${COZYSTACK}/v0.41.11/packages/apps/tenant/templates/networkpolicy.yaml`,
    chart: SAFE,
  },
};
