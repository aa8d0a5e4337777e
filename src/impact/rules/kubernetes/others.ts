import { POLICY_RULES } from './policy';
import { SECRET_RULES } from './secret';
import { SERVICE_RULES } from './service';
import { ImpactEffect } from '../../effect';
import { RETENTION_RULES } from '../retention';
import { RuleSet } from '../rule';
import { KUBERNETES, LABELS, VALIDATION } from '../sources';

const { LIVE, REFUSED } = ImpactEffect;

const RBAC = `${KUBERNETES}/pkg/apis/rbac/validation/validation.go`;
const stored: RuleSet = [{ at: '/metadata', effects: [LIVE], rule: 'stored on the object', source: LABELS }];
const bound: RuleSet = [
  ...stored,
  { at: '/roleRef', effects: [REFUSED], rule: 'the role of a binding cannot be changed', source: `${RBAC}#ValidateRoleBindingUpdate`, fix: 'delete the binding, and apply again' },
  { at: '/subjects', effects: [LIVE], rule: 'the subjects of the role change immediately', source: `${RBAC}#ValidateRoleBindingUpdate` },
];
const granted: RuleSet = [...stored, ...['rules', 'aggregationRule'].map(field => ({
  at: `/${field}`, effects: [LIVE], rule: 'the permissions change immediately', source: `${RBAC}#ValidateRoleUpdate`,
}))];

/** Rules of the kinds of Kubernetes itself, by kind. */
export const KUBERNETES_KINDS: Readonly<Record<string, RuleSet>> = {
  Service: SERVICE_RULES,
  NetworkPolicy: POLICY_RULES,
  Secret: SECRET_RULES,
  ConfigMap: SECRET_RULES,
  Namespace: [...RETENTION_RULES, ...stored],
  ResourceQuota: [
    ...stored,
    {
      at: '/spec/hard', effects: [LIVE], property: 'quota', source: `${VALIDATION}#ValidateResourceQuotaUpdate`,
      rule: 'the quota applies to new pods and volume claims: running machines continue, but a restart or a migration that exceeds the quota is rejected',
    },
    ...['scopes', 'scopeSelector'].map(field => ({
      at: `/spec/${field}`, effects: [REFUSED], rule: 'the scopes of a quota cannot be changed', source: `${VALIDATION}#ValidateResourceQuotaUpdate`, fix: 'give the quota another name',
    })),
  ],
  LimitRange: [...stored, { at: '/spec', effects: [LIVE], rule: 'the limits apply to new pods and volume claims; running machines continue', source: `${VALIDATION}#ValidateLimitRange` }],
  RoleBinding: bound,
  ClusterRoleBinding: bound,
  Role: granted,
  ClusterRole: granted,
};
