import type { Tenant } from './tenant';
import { RemovalPolicy } from '../../model/removal-policy';
import { Quota } from '../capacity/quota';

/**
 * A tenant.
 */
export interface TenantProps {
  /**
   * Its name: letters a-z and digits, a letter first. No dash: the namespace is put together with dashes.
   * @default - the construct's id
   */
  readonly name?: string;

  /**
   * The tenant that it belongs to.
   * @default - that of the chart's namespace, else the root tenant
   */
  readonly parent?: Tenant;

  /**
   * What its machines and disks may take in all. They are held against it at synthesis, wherever in the app they stand.
   * Becomes `Tenant.spec.resourceQuotas`, on plain KubeVirt a `ResourceQuota`.
   * @default - not limited
   */
  readonly quota?: Quota;

  /**
   * Host name below which its services are reached. Becomes `Tenant.spec.host`.
   * @default - its name below its parent's
   */
  readonly host?: string;

  /**
   * Whether it has an etcd of its own. Becomes `Tenant.spec.etcd`.
   * @default false
   */
  readonly etcd?: boolean;

  /**
   * Whether it has monitoring of its own. Becomes `Tenant.spec.monitoring`.
   * @default false
   */
  readonly monitoring?: boolean;

  /**
   * Whether it has an ingress controller of its own. Becomes `Tenant.spec.ingress`.
   * @default false
   */
  readonly ingress?: boolean;

  /**
   * Whether it has an object storage of its own. Becomes `Tenant.spec.seaweedfs`.
   * @default false
   */
  readonly seaweedfs?: boolean;

  /**
   * Whether it has a gateway of its own. Becomes `Tenant.spec.gateway`. Cozystack 1.5 and later.
   * @default - the platform decides
   */
  readonly gateway?: boolean;

  /**
   * Whether other tenants are kept out. Becomes `Tenant.spec.isolated`. Cozystack before 1.0; later ones always do.
   * @default true
   */
  readonly isolated?: boolean;

  /**
   * Name of the `SchedulingClass` that says where its workloads stand. Becomes `Tenant.spec.schedulingClass`.
   * Cozystack 1.2 and later.
   * @default - none
   */
  readonly schedulingClass?: string;

  /**
   * What happens to the tenant, with everything in it, when its manifest leaves the folder.
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
   * @default - those that keep it
   */
  readonly annotations?: { [key: string]: string };
}
