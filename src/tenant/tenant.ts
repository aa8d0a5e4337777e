import { Construct } from 'constructs';
import { overParent } from './over-parent';
import { TenantProps } from './tenant-props';
import { quotaProblems } from '../capacity/check';
import { amountProblems, QUOTA, Quota, quotaModel } from '../capacity/quota';
import { Problem } from '../findings/problem';
import { anything, faultsOf, flag, map, struct, text } from '../findings/shape';
import { retained, retentionProblems } from '../model/retention';
import { ROOT_TENANT, tenantNamespace } from '../model/tenant';
import { Resource } from '../placement/resource';
import { Standing } from '../placement/standing';
import { freeId } from '../scope/free-id';
import { Consumer } from '../scope/space';

/**
 * A tenant: a namespace with a quota, for the machines of a team.
 *
 * Becomes a `Tenant` on Cozystack; on plain KubeVirt a `Namespace` and a `ResourceQuota`. Give its namespace to the chart
 * of its machines: `new FleetChart(app, 'blue', { namespace: blue.namespaceName })`.
 */
export class Tenant extends Construct {
  /** The namespace of its machines, e.g. `tenant-blue`, or `tenant-blue-web` for one inside of `blue`. */
  public readonly namespaceName: string;

  private readonly quota?: Quota;
  private readonly children: Tenant[] = [];
  private readonly standing: Standing;

  constructor(scope: Construct, id: string, props: TenantProps = {}) {
    super(scope, freeId(scope, id));
    const faults = faultsOf('the tenant', props, TENANT);
    const { parent, quota, name = id, disposable, labels = {}, annotations, ...spec } = faults.length > 0 ? {} as TenantProps : props;
    this.quota = quota;
    parent?.children.push(this);
    const parentNamespace = (namespace: string | undefined) => parent?.namespaceName ?? namespace ?? ROOT_TENANT;
    const standing: Standing = new Resource(this, {
      what: 'tenant',
      faults,
      claims: { kind: 'Tenant', name: namespace => tenantNamespace(parentNamespace(namespace), name), clusterWide: true },
      problems: () => [
        ...parent ? standing.otherCluster(`tenant "${parent.namespaceName}"`, parent.standing, `tenant "${name}"`) : [],
        ...quota ? amountProblems(quota) : [],
        ...retentionProblems(`tenant "${name}"`, { disposable, annotations }),
        ...this.quotaProblems(),
        ...parent?.quota && quota && standing.driver ? overParent(this.shareOf(parent), standing.driver) : [],
      ],
      model: namespace => ({
        kind: 'tenant',
        name,
        parentNamespace: parentNamespace(namespace),
        quota: quota && quotaModel(quota),
        labels,
        annotations: disposable ? { ...annotations } : retained(annotations),
        ...spec,
      }),
    });
    this.standing = standing;
    if (parent && parent.standing.chart === standing.chart) after(this, parent);
    this.namespaceName = tenantNamespace(parentNamespace(standing.namespace), name);
  }

  private quotaProblems(): Problem[] {
    const { driver } = this.standing;
    if (!this.quota || !driver || amountProblems(this.quota).length > 0) return [];
    return quotaProblems(`tenant "${this.namespaceName}"`, this.quota, this.pool(), quota => driver.hardAmounts(quota));
  }

  /** Who takes of its quota: what stands in its namespace, and in those of children without a quota of their own. */
  private pool(): Consumer[] {
    const unbounded = this.children.filter(({ quota }) => quota === undefined);
    return [...this.standing.spaceOf(this.namespaceName).consumers, ...unbounded.flatMap(child => child.pool())];
  }

  private shareOf(parent: Tenant) {
    return {
      name: this.namespaceName,
      quota: this.quota!,
      parent: { name: parent.namespaceName, quota: parent.quota!, pool: parent.pool() },
      siblings: parent.children.filter(child => child !== this).flatMap(({ quota }) => quota ?? []),
    };
  }
}

/** Whoever applies the file one document after the other needs the parent's namespace first. */
function after(child: Construct, parent: Construct): void {
  const [object, needed] = [child.node.defaultChild, parent.node.defaultChild];
  if (object && needed) object.node.addDependency(needed);
}

const TENANT = struct<TenantProps>({
  name: text,
  parent: anything,
  quota: QUOTA,
  host: text,
  etcd: flag,
  monitoring: flag,
  ingress: flag,
  seaweedfs: flag,
  gateway: flag,
  isolated: flag,
  schedulingClass: text,
  disposable: flag,
  labels: map(text),
  annotations: map(text),
});
