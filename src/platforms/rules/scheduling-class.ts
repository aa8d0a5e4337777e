import { Problem, quote } from '../../findings/problem';
import { NodeOf } from '../../model/fleet-model';
import { Cluster } from '../fleet';
import { namespaceOf, parentOf } from '../tenants';

/**
 * Reports a scheduling class that the platform ignores, because the parent tenant has another class.
 *
 * Source: `packages/apps/tenant/templates/namespace.yaml` of Cozystack 1.2 to 1.6
 */
export function schedulingClassProblems(tenant: NodeOf<'tenant'>, cluster: Cluster): Problem[] {
  const { schedulingClass } = tenant.spec;
  if (!schedulingClass || cluster.driver === undefined) return [];
  const above = classAbove(tenant, cluster);
  if (above === undefined || above.schedulingClass === schedulingClass) return [];
  return [{
    code: 'SCHEDULING_CLASS_IGNORED',
    message: `scheduling class without effect: the tenant gets the class of tenant "${above.namespace}"`,
    got: quote(schedulingClass),
    allowed: quote(above.schedulingClass),
    fix: 'remove `schedulingClass` of this tenant or of the tenant above it, or move the tenant to another parent',
  }];
}

/** The scheduling class that a tenant inherits, and the tenant that sets it: the outermost tenant above it that has a class. */
function classAbove(tenant: NodeOf<'tenant'>, cluster: Cluster): { readonly namespace: string; readonly schedulingClass: string } | undefined {
  const seen = new Set<NodeOf<'tenant'>>([tenant]);
  let found: ReturnType<typeof classAbove>;
  for (let parent = parentOf(tenant, cluster); parent !== undefined && !seen.has(parent); parent = parentOf(parent, cluster)) {
    seen.add(parent);
    const { schedulingClass } = parent.spec;
    if (schedulingClass) found = { namespace: namespaceOf(parent, cluster), schedulingClass };
  }
  return found;
}
