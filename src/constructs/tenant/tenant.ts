import { Construct } from 'constructs';
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
import { Quota, QUOTA } from '../capacity/quota';

/**
 * Properties of a tenant.
 */
export interface TenantProps {
  /**
   * The name of the tenant: letters a-z and digits, beginning with a letter. The name has no dash, because in the name of a
   * namespace, dashes separate the names of a tenant and its parents.
   * @default - the construct's id
   */
  readonly name?: string;

  /**
   * The parent tenant.
   * @default - the tenant of the chart's namespace, otherwise the root tenant
   */
  readonly parent?: Tenant;

  /**
   * The quota of the tenant's machines and disks. Synthesis compares this quota with the usage of the app's machines and disks in the tenant's
   * namespace. Becomes `Tenant.spec.resourceQuotas`; on plain KubeVirt, a `ResourceQuota`.
   * @default - not limited
   */
  readonly quota?: Quota;

  /**
   * Domain of the tenant's services. Becomes `Tenant.spec.host`.
   * @default - the tenant's name as a subdomain of the parent's domain
   */
  readonly host?: string;

  /**
   * Whether the tenant has its own etcd. Becomes `Tenant.spec.etcd`.
   * @default false
   */
  readonly etcd?: boolean;

  /**
   * Whether the tenant has its own monitoring. Becomes `Tenant.spec.monitoring`.
   * @default false
   */
  readonly monitoring?: boolean;

  /**
   * Whether the tenant has its own ingress controller. Becomes `Tenant.spec.ingress`.
   * @default false
   */
  readonly ingress?: boolean;

  /**
   * Whether the tenant has its own object storage. Becomes `Tenant.spec.seaweedfs`.
   * @default false
   */
  readonly seaweedfs?: boolean;

  /**
   * Whether the tenant has its own gateway. Becomes `Tenant.spec.gateway`. Cozystack 1.5 and later.
   * @default - false: the tenant uses the gateway of its parent, if the parent has one
   */
  readonly gateway?: boolean;

  /**
   * Whether the tenant is isolated from other tenants. Becomes `Tenant.spec.isolated`. Cozystack before 1.0 only; later releases always
   * isolate tenants.
   * @default true
   */
  readonly isolated?: boolean;

  /**
   * Name of the `SchedulingClass` for the placement of the tenant's workloads. If the parent tenant has a class, Cozystack ignores this property, and
   * uses the class of the parent. Becomes `Tenant.spec.schedulingClass`. Cozystack 1.2 and later.
   * @default - the class of the parent tenant
   */
  readonly schedulingClass?: string;

  /**
   * What happens to the tenant and everything in it when the manifest of the tenant is removed from the output folder.
   * @default RemovalPolicy.RETAIN
   */
  readonly removalPolicy?: RemovalPolicy;

  /**
   * Labels of the `Tenant`; on plain KubeVirt, labels of the `Namespace`.
   * @default - none
   */
  readonly labels?: { [key: string]: string };

  /**
   * Annotations of the `Tenant`; on plain KubeVirt, annotations of the `Namespace`.
   * @default - only the annotations of `RemovalPolicy.RETAIN`, which prevent pruning
   */
  readonly annotations?: { [key: string]: string };
}

/**
 * A tenant: a namespace with a quota, for the machines of a team.
 *
 * Becomes a `Tenant` on Cozystack. On plain KubeVirt, becomes a `Namespace`, and a `ResourceQuota` if you set `quota`. Hikube documents no API of
 * tenants, so a `Tenant` is an error on Hikube, unless you set the `version` of `Platform.hikube`. Put the tenant's machines into a chart with the
 * namespace of the tenant: `new FleetChart(app, 'blue', { namespace: blue.namespaceName })`.
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
    // The parent is written first, because a tool that applies the documents of a file in their order needs the parent's namespace first.
    if (parent && chartOf(parent) === chartOf(this)) this.node.addDependency(parent);
  }

  /** A copy of the given properties; empty if one of them is invalid. */
  public get givenProps(): TenantProps {
    return ownCopy(this.props);
  }

  /** The tenant's name within its parent tenant. */
  public get tenantName(): string {
    return this.props.name ?? this.id;
  }

  /** The namespace of the tenant's machines, e.g. `tenant-blue`, or `tenant-blue-web` for a child `web` of `blue`. */
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
