import { Cluster } from './fleet';
import { NodeOf } from '../model/fleet-model';

type Tenant = NodeOf<'tenant'>;

/** The namespace that the platform creates for a tenant. */
export function namespaceOf({ spec, namespace }: Tenant, { driver }: Cluster): string {
  return driver!.tenantNamespace(spec.parent?.name ?? namespace, spec.name);
}

/** The parent of a tenant, if it is in the cluster. The parent is found by its namespace, because several tenants can have the same name. */
export function parentOf(tenant: Tenant, cluster: Cluster): Tenant | undefined {
  const above = namespaceAbove(tenant);
  return above === undefined ? undefined : tenantsOf(cluster).find(other => namespaceOf(other, cluster) === above);
}

export function childrenOf(parent: Tenant, cluster: Cluster): Tenant[] {
  const name = namespaceOf(parent, cluster);
  return tenantsOf(cluster).filter(tenant => namespaceAbove(tenant) === name);
}

/** The namespace with the object of a tenant, which is the namespace of its parent: from `parent`, otherwise from the chart. */
function namespaceAbove({ spec: { parent }, namespace }: Tenant): string | undefined {
  return parent?.elsewhere?.otherCluster ? undefined : parent?.name ?? namespace;
}

function tenantsOf({ model }: Cluster): Tenant[] {
  return model.nodes.filter((node): node is Tenant => node.kind === 'tenant' && !node.isInvalid);
}
