import { ChangeEffect } from '../../../model/change-effect';
import { IsolationSpec } from '../../../model/traffic';
import { FieldTable, Joint, at, put, take } from '../../fields';
import { KUBERNETES, NAMES } from '../sources';
import { KubeVirtTarget } from '../target';

const { LIVE, RECREATE } = ChangeEffect;

/** The network plugin applies a changed policy within seconds. */
const POLICY = `${KUBERNETES}/pkg/apis/networking/validation/validation.go#ValidateNetworkPolicyUpdate`;

/** An isolation as one `NetworkPolicy` that denies all traffic, and further policies that allow traffic. */
export const ISOLATION_FIELDS: FieldTable<IsolationSpec, KubeVirtTarget> = {
  name: { at: '/metadata/name', effect: RECREATE, source: NAMES },
  ingress: { joint: 'directions', effect: LIVE, source: POLICY },
  egress: { joint: 'directions', effect: LIVE, source: POLICY },
  dns: { joint: 'allowing', effect: LIVE, source: POLICY },
  diskImports: { joint: 'allowing', effect: LIVE, source: POLICY },
  allowed: { joint: 'allowing', effect: LIVE, source: POLICY },
};

const SELECTOR = ['spec', 'podSelector'];
const TYPES = ['spec', 'policyTypes'];

/** `ingress` and `egress` are the directions in which a policy without rules denies all traffic. */
export const directions: Joint<IsolationSpec, KubeVirtTarget> = {
  write: ({ ingress = true, egress = true }, tree) => {
    put(tree, SELECTOR, {});
    put(tree, TYPES, [...ingress ? ['Ingress'] : [], ...egress ? ['Egress'] : []]);
  },
  read: tree => {
    const types = at(tree, TYPES);
    if (!Array.isArray(types)) return {};
    take(tree, SELECTOR);
    take(tree, TYPES);
    return { ingress: types.includes('Ingress'), egress: types.includes('Egress') };
  },
};
