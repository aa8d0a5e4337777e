import { CHART_DEFAULTS } from './chart-defaults';
import { VM_INSTANCE_RULES } from './cozystack/machine';
import { COZYSTACK_OTHERS } from './cozystack/others';
import { KUBERNETES_KINDS } from './kubernetes/others';
import { MACHINE_RULES } from './kubevirt/machine';
import { KUBEVIRT_OTHERS } from './kubevirt/others';
import { POOL_RULES } from './kubevirt/pool';
import { aKind, isAt, Rule, RuleContext, RuleSet } from './rule';
import { VERSION_RULES } from './versions';
import { urlOfPage } from '../../findings/page';
import { Change } from '../compare/changes';
import { groupOf } from '../compare/keys';
import { ImpactEffect } from '../effect';

/** The API groups of Kubernetes itself whose kinds have rules. */
const KUBERNETES_GROUPS = new Set(['', 'networking.k8s.io', 'rbac.authorization.k8s.io']);

const KINDS: Readonly<Record<string, RuleSet>> = {
  VirtualMachine: MACHINE_RULES, VirtualMachinePool: POOL_RULES, VMInstance: VM_INSTANCE_RULES, ...KUBEVIRT_OTHERS, ...COZYSTACK_OTHERS,
};

/** The rules of a kind; undefined for an unknown kind. */
export function rulesOf(apiVersion: string, kind: string): RuleSet | undefined {
  const group = groupOf(apiVersion);
  if (KUBERNETES_GROUPS.has(group)) return kind === 'PersistentVolumeClaim' ? KINDS[kind] : KUBERNETES_KINDS[kind];
  return /(^|\.)(kubevirt|cozystack)\.io$/.test(group) ? KINDS[kind] : undefined;
}

const NOT_KNOWN: Rule = {
  at: '', effects: [ImpactEffect.UNKNOWN], source: urlOfPage('docs/changes.md#limits'),
  rule: (_, { before }) => rulesOf(before.apiVersion, before.kind) === undefined
    ? `the effect of a change of ${aKind(before.kind)} is unknown`
    : `the effect of this field of ${aKind(before.kind)} is unknown: the field may be from a newer version; otherwise the API server drops it`,
};

/** The rule for a change of an object. There is always a rule: if no rule is known, the effect is unknown. */
export function ruleFor(change: Change, context: RuleContext): Rule {
  const { apiVersion, kind } = context.after;
  const fits = (rule: Rule) => isAt(change.path, rule.at) && (rule.when === undefined || rule.when(change, context));
  return [VERSION_RULES, CHART_DEFAULTS, rulesOf(apiVersion, kind) ?? []].flatMap(rules => rules.find(fits) ?? [])[0] ?? NOT_KNOWN;
}
