import { QuotaSpec } from './quota';
import { Reference } from './reference';
import { RemovalPolicy } from './removal-policy';

/** A tenant: a namespace with a quota, in another tenant. */
export interface TenantSpec {
  readonly name: string;
  /** The parent tenant, if it is in the model; by the name of its namespace. */
  readonly parent?: Reference;
  readonly quota?: QuotaSpec;
  readonly host?: string;
  readonly etcd?: boolean;
  readonly monitoring?: boolean;
  readonly ingress?: boolean;
  readonly seaweedfs?: boolean;
  readonly gateway?: boolean;
  readonly isolated?: boolean;
  readonly schedulingClass?: string;
  readonly removalPolicy?: RemovalPolicy;
  readonly labels?: Readonly<Record<string, string>>;
  readonly annotations?: Readonly<Record<string, string>>;
}
