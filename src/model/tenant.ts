import { QuotaModel } from './quota';

/** A namespace of its own inside another one, with what it may take. */
export interface TenantModel {
  readonly kind: 'tenant';
  readonly name: string;
  /** The namespace of the tenant that it belongs to. */
  readonly parentNamespace: string;
  readonly quota?: QuotaModel;
  readonly host?: string;
  readonly etcd?: boolean;
  readonly monitoring?: boolean;
  readonly ingress?: boolean;
  readonly seaweedfs?: boolean;
  readonly gateway?: boolean;
  readonly isolated?: boolean;
  readonly schedulingClass?: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly annotations: Readonly<Record<string, string>>;
}

/** The tenant in which all others are. */
export const ROOT_TENANT = 'tenant-root';

/** The namespace of a tenant, as Cozystack computes it. */
export function tenantNamespace(parentNamespace: string, name: string): string {
  return parentNamespace === ROOT_TENANT ? `tenant-${name}` : `${parentNamespace}-${name}`;
}
