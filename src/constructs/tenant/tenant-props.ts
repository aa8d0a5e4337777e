import type { Tenant } from './tenant';
import { RemovalPolicy } from '../../model/removal-policy';
import { Quota } from '../capacity/quota';

/**
 * A tenant.
 */
export interface TenantProps {
  /**
   * Its name: letters a-z and digits, a letter first. No dash, because namespaces join tenant names with dashes.
   * @default - the construct's id
   */
  readonly name?: string;

  /**
   * The parent tenant.
   * @default - the tenant of the chart's namespace, otherwise the root tenant
   */
  readonly parent?: Tenant;

  /**
   * The quota of its machines and disks. All machines and disks of the app in this namespace are checked against it at synthesis. Becomes
   * `Tenant.spec.resourceQuotas`, on plain KubeVirt a `ResourceQuota`.
   * @default - not limited
   */
  readonly quota?: Quota;

  /**
   * Domain of the tenant's services. Becomes `Tenant.spec.host`.
   * @default - the tenant's name as a subdomain of the parent's domain
   */
  readonly host?: string;

  /**
   * Whether it has its own etcd. Becomes `Tenant.spec.etcd`.
   * @default false
   */
  readonly etcd?: boolean;

  /**
   * Whether it has its own monitoring. Becomes `Tenant.spec.monitoring`.
   * @default false
   */
  readonly monitoring?: boolean;

  /**
   * Whether it has its own ingress controller. Becomes `Tenant.spec.ingress`.
   * @default false
   */
  readonly ingress?: boolean;

  /**
   * Whether it has its own object storage. Becomes `Tenant.spec.seaweedfs`.
   * @default false
   */
  readonly seaweedfs?: boolean;

  /**
   * Whether it has its own gateway. Becomes `Tenant.spec.gateway`. Cozystack 1.5 and later.
   * @default - the platform decides
   */
  readonly gateway?: boolean;

  /**
   * Whether it is isolated from other tenants. Becomes `Tenant.spec.isolated`. Cozystack before 1.0 only; later releases always isolate
   * tenants.
   * @default true
   */
  readonly isolated?: boolean;

  /**
   * Name of the `SchedulingClass` for the placement of its workloads. Becomes `Tenant.spec.schedulingClass`. Cozystack 1.2 and later.
   * @default - none
   */
  readonly schedulingClass?: string;

  /**
   * What happens to the tenant and everything in it when its manifest is removed from the folder.
   * @default RemovalPolicy.RETAIN
   */
  readonly removalPolicy?: RemovalPolicy;

  /**
   * Labels of the `Tenant`, on plain KubeVirt of the `Namespace`.
   * @default - none
   */
  readonly labels?: { [key: string]: string };

  /**
   * Annotations of the `Tenant`, on plain KubeVirt of the `Namespace`.
   * @default - annotations that prevent pruning
   */
  readonly annotations?: { [key: string]: string };
}
