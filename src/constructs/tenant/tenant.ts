import { Construct } from 'constructs';
import { TenantProps } from './tenant-props';
import { chartOf } from '../../collect/chart-of';
import { Location } from '../../collect/location';
import { Modeled } from '../../collect/modeled';
import { inherited } from '../../collect/scope-record';
import { Problem } from '../../findings/problem';
import { RemovalPolicy } from '../../model/removal-policy';
import { TenantSpec } from '../../model/tenant';
import { reference, flag, map, oneOf, struct, text, InModel } from '../../model/types';
import { freeId } from '../app/free-id';
import { register } from '../app/register';
import { ownCopy, told } from '../app/told';
import { QUOTA } from '../capacity/quota';

/**
 * A tenant: a namespace with a quota, for the machines of a team.
 *
 * Becomes a `Tenant` on Cozystack; on plain KubeVirt a `Namespace` and a `ResourceQuota`. Use its namespace for the chart of its machines:
 * `new FleetChart(app, 'blue', { namespace: blue.namespaceName })`.
 *
 * @example
 * const platform = Platform.cozystack();
 * const root = new FleetChart(app, 'tenants', { platform, namespace: 'tenant-root' });
 * const shop = new Tenant(root, 'shop', { quota: { vcpus: 16, memory: Size.gibibytes(64) } });
 * new FleetChart(app, 'shop', { platform, namespace: shop.namespaceName });
 *
 * @see https://github.com/cozystack/cozystack/tree/v1.6.2/packages/apps/tenant
 */
export class Tenant extends Construct implements Modeled<'tenant'> {
  /** @internal */
  public readonly _kind = 'tenant';
  /** @internal */
  public readonly _invalidProps: readonly Problem[];

  private readonly props: TenantProps;
  private readonly id: string;

  constructor(scope: Construct, id: string, props: TenantProps = {}) {
    super(scope, freeId(scope, id));
    const { props: own, invalidProps } = told('the tenant', props, TENANT);
    this.props = own;
    this._invalidProps = invalidProps;
    this.id = id;
    register(this);
    const { parent } = own;
    // A tool that applies the documents of the file in their order needs the parent's namespace first.
    if (parent && chartOf(parent) === chartOf(this)) this.node.addDependency(parent);
  }

  /** A copy of the given properties; empty if one of them is invalid. */
  public get givenProps(): TenantProps {
    return ownCopy(this.props);
  }

  /** Its name within its parent tenant. */
  public get tenantName(): string {
    return this.props.name ?? this.id;
  }

  /** The namespace of its machines, e.g. `tenant-blue`, or `tenant-blue-web` for a child `web` of `blue`. */
  public get namespaceName(): string {
    const driver = inherited(this, record => record.platform)?.driver;
    const parent = this.props.parent?.namespaceName ?? chartOf(this)?.namespace;
    return driver?.tenantNamespace(parent, this.tenantName) ?? this.tenantName;
  }

  /** @internal */
  public _toSpec(at: Location): TenantSpec {
    const { parent: _, ...said } = TENANT.plain(this.props, at) as unknown as TenantSpec;
    const { parent } = this.props;
    return { ...said, name: this.tenantName, ...parent && { parent: at.reference(parent.namespaceName, parent) } };
  }
}

export const TENANT = struct<InModel<TenantProps, TenantSpec>>({
  name: text,
  parent: reference('tenantName', 'string', 'a Tenant', 'give the construct, not its name', value => value as unknown),
  quota: QUOTA,
  host: text,
  etcd: flag,
  monitoring: flag,
  ingress: flag,
  seaweedfs: flag,
  gateway: flag,
  isolated: flag,
  schedulingClass: text,
  removalPolicy: oneOf(RemovalPolicy, 'RemovalPolicy'),
  labels: map(text),
  annotations: map(text),
});
