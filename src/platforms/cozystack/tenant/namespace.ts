import { TenantSpec } from '../../../model/tenant';
import { at, Joint, put } from '../../fields';
import { CozystackTarget } from '../target';

export const PREFIX = 'tenant-';

/** The tenant that contains all others. */
export const ROOT_TENANT = 'tenant-root';

/** The namespace of a tenant, as the platform computes it. */
export function tenantNamespace(parentNamespace = ROOT_TENANT, name: string): string {
  return parentNamespace === ROOT_TENANT ? `${PREFIX}${name}` : `${parentNamespace}-${name}`;
}

/** The namespace of a tenant's object, which is the namespace of the parent. */
export function namespaceAbove({ parent }: TenantSpec, namespace: string | undefined): string {
  return parent?.name ?? namespace ?? ROOT_TENANT;
}

/** `parent` decides the namespace of the object. When an object is read, `parent` is set only if the parent is among the objects. */
export const parent: Joint<TenantSpec, CozystackTarget> = {
  write: (spec, tree, { namespace }) => put(tree, ['metadata', 'namespace'], namespaceAbove(spec, namespace)),
  read: (tree, { findIn }) => {
    const namespace = at(tree, ['metadata', 'namespace']) as string | undefined;
    const place = namespace === undefined ? undefined : placeOf(namespace);
    return place && findIn(place.parent, 'tenant', place.name) ? { parent: { name: namespace! } } : {};
  },
};

/** The tenant of a namespace, and the namespace of its parent. The names of tenants have no dashes. */
function placeOf(namespace: string): { readonly parent: string; readonly name: string } | undefined {
  const dash = namespace.lastIndexOf('-');
  if (!namespace.startsWith(PREFIX) || namespace === ROOT_TENANT) return undefined;
  const above = namespace.slice(0, dash);
  return { parent: `${above}-` === PREFIX ? ROOT_TENANT : above, name: namespace.slice(dash + 1) };
}
