import { ChangeEffect } from '../../../model/change-effect';
import { SecurityGroupSpec } from '../../../model/traffic';
import { FieldTable } from '../../fields';
import { CozystackTarget } from '../target';

const { LIVE, RECREATE } = ChangeEffect;

/** The platform translates each group into one Cilium policy. If the group changes, the platform replaces the policy immediately. */
export const PROJECTION = 'https://github.com/cozystack/cozystack/blob/v1.6.2/pkg/registry/sdn/securitygroup/rest.go#Update';

/** The place of each field of a security group in a `SecurityGroup`. */
export const SECURITY_GROUP_FIELDS: FieldTable<SecurityGroupSpec, CozystackTarget> = {
  name: { at: '/metadata/name', effect: RECREATE, source: PROJECTION },
  labels: { at: '/metadata/labels', effect: LIVE, source: PROJECTION },
  annotations: { at: '/metadata/annotations', effect: LIVE, source: PROJECTION },
  machines: { joint: 'members', effect: LIVE, source: PROJECTION },
  ingress: { joint: 'rules', effect: LIVE, source: PROJECTION },
  egress: { joint: 'rules', effect: LIVE, source: PROJECTION },
};
