import { ChangeEffect } from '../../../model/change-effect';
import { TenantSpec } from '../../../model/tenant';
import { FieldTable, UnsupportedField } from '../../fields';
import { KUBERNETES, METADATA, NAMES } from '../sources';
import { KubeVirtTarget } from '../target';

const { LIVE, DATA_LOSS } = ChangeEffect;

const QUOTA = `${KUBERNETES}/pkg/apis/core/validation/validation.go#ValidateResourceQuotaUpdate`;

/** A module or setting of Cozystack's charts. */
const ofCozystack = (name: string): UnsupportedField => ({ unsupported: `\`${name}\``, instead: 'Cozystack' });

/** A tenant as a `Namespace` and a `ResourceQuota`. */
export const TENANT_FIELDS: FieldTable<TenantSpec, KubeVirtTarget> = {
  // A new name creates another namespace. The old namespace is deleted with everything in it.
  name: { joint: 'namespace', effect: DATA_LOSS, source: NAMES },
  parent: { joint: 'namespace', effect: DATA_LOSS, source: NAMES },
  // A changed quota applies to new pods and claims only. Running machines continue, but the quota can reject their restart or migration.
  quota: { joint: 'quota', effect: LIVE, source: QUOTA },
  labels: { at: '/metadata/labels', effect: LIVE, source: METADATA },
  annotations: { joint: 'retention', effect: LIVE, source: METADATA },
  removalPolicy: { joint: 'retention', effect: LIVE, source: METADATA },
  host: ofCozystack('host'),
  etcd: ofCozystack('etcd'),
  monitoring: ofCozystack('monitoring'),
  ingress: ofCozystack('ingress'),
  seaweedfs: ofCozystack('seaweedfs'),
  gateway: ofCozystack('gateway'),
  isolated: ofCozystack('isolated'),
  schedulingClass: ofCozystack('schedulingClass'),
};
