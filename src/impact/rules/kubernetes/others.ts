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
  { at: '/roleRef', effects: [REFUSED], rule: 'a binding keeps its role', source: `${RBAC}#ValidateRoleBindingUpdate`, fix: 'delete the binding and apply again' },
  { at: '/subjects', effects: [LIVE], rule: 'who has the role follows at once', source: `${RBAC}#ValidateRoleBindingUpdate` },
];
const granted: RuleSet = [...stored, ...['rules', 'aggregationRule'].map(field => ({
  at: `/${field}`, effects: [LIVE], rule: 'what is allowed follows at once', source: `${RBAC}#ValidateRoleUpdate`,
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
      rule: 'for new pods and volume claims: what runs goes on, and a restart or a migration above the quota is refused',
    },
    ...['scopes', 'scopeSelector'].map(field => ({
      at: `/spec/${field}`, effects: [REFUSED], rule: 'a quota keeps its scopes', source: `${VALIDATION}#ValidateResourceQuotaUpdate`, fix: 'give it another name',
    })),
  ],
  LimitRange: [...stored, { at: '/spec', effects: [LIVE], rule: 'for new pods and volume claims: what runs goes on', source: `${VALIDATION}#ValidateLimitRange` }],
  RoleBinding: bound,
  ClusterRoleBinding: bound,
  Role: granted,
  ClusterRole: granted,
};
