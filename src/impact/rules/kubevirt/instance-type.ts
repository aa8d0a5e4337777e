import { BY_MIGRATION, hasNodeDevices, isRolledOut, ONLY_MORE } from './values';
import { ApiObjectData } from '../../../platforms/reading';
import { ImpactEffect } from '../../effect';
import { isSince } from '../../target';
import { growthOf } from '../growth';
import { RuleContext, RuleSet } from '../rule';
import { KUBEVIRT, KUBEVIRT_1_4, TEMPLATE_CHANGE } from '../sources';

const { LIVE, NEXT_RESTART, REFUSED, IGNORED, UNKNOWN } = ImpactEffect;

const MATCHER = `${KUBEVIRT_1_4}/pkg/virt-api/webhooks/mutating-webhook/mutators/vm-mutator.go#validateMatcherUpdate`;
const FIND = `${KUBEVIRT}/pkg/instancetype/find/revision.go#Find`;
const STATUS = `${KUBEVIRT}/pkg/instancetype/revision/store.go#syncStatusWithMatcher`;

/** Up to KubeVirt 1.4, an object keeps the name of its revision (the stored copy of the type) when the name of the type changes. */
const isOldMatcher = (_: unknown, { target }: RuleContext) => !isSince(target.kubevirt, '1.5');

const revisionKept = {
  when: isOldMatcher,
  effects: [REFUSED],
  rule: 'KubeVirt 1.4 writes the name of a revision (a stored copy of the type or preference) into the object, and rejects a new name of the type or preference as long as the object '
    + 'has the name of the old revision',
  source: MATCHER,
  fix: 'set the new name and remove the revision in one patch: `kubectl patch vm NAME --type=json -p \'[{"op":"replace","path":"/spec/instancetype/name","value":"..."},'
    + '{"op":"remove","path":"/spec/instancetype/revisionName"}]\'`; for a preference, write `/spec/preference` instead of `/spec/instancetype`',
};

const nameOf = (machine: ApiObjectData, matcher: string): string | undefined => (machine.spec as any)?.[matcher]?.name;

/** Whether the machine names an instance type in both states. */
const hasTypes = ({ before, after }: RuleContext) => nameOf(before, 'instancetype') !== undefined && nameOf(after, 'instancetype') !== undefined;

function typeGrowth(context: RuleContext) {
  const { before, after } = context;
  return growthOf(nameOf(before, 'instancetype')!, nameOf(after, 'instancetype')!, nameOf(after, 'preference'), context);
}

/**
 * Rules for instance types and preferences. A machine uses stored copies (revisions) of its type and preference. From KubeVirt 1.5, a new name
 * of the type or preference also replaces the stored copy.
 */
export const INSTANCE_TYPE_RULES: RuleSet = [
  { at: '/spec/instancetype/name', ...revisionKept, when: (change, context) => isOldMatcher(change, context) && hasTypes(context), property: 'instanceType' },
  {
    at: '/spec/instancetype/name',
    when: (_, context) => hasTypes(context) && isRolledOut(context.target) && !hasNodeDevices(context.before) && typeGrowth(context) === 'grows',
    effects: [LIVE],
    isHeldBack: true,
    property: 'instanceType',
    rule: `the new type only adds sockets and memory, which are hotplugged ${BY_MIGRATION}; until the migration, the machine keeps its old size`,
    source: STATUS,
  },
  {
    at: '/spec/instancetype/name',
    when: (_, context) => hasTypes(context) && isRolledOut(context.target) && typeGrowth(context) === 'unknown',
    effects: [UNKNOWN],
    property: 'instanceType',
    rule: `one of the two instance types is unknown: it is neither in these manifests nor one of the common instance types. ${ONLY_MORE}`,
    source: FIND,
    fix: 'compare both types in the cluster: `kubectl get virtualmachineclusterinstancetype NAME -o yaml`',
  },
  {
    at: '/spec/instancetype/inferFromVolume',
    when: (_, { before, after }) => nameOf(before, 'instancetype') === nameOf(after, 'instancetype'),
    effects: [IGNORED],
    property: 'instanceType',
    rule: 'no effect: the instance type was inferred when the machine was created, and the machine keeps the result',
    source: `${KUBEVIRT}/pkg/instancetype/infer/handler.go#Instancetype`,
    fix: 'set the name of the instance type',
  },
  {
    at: '/spec/instancetype/name',
    when: (_, context) => !hasTypes(context) && isRolledOut(context.target) && !hasNodeDevices(context.before),
    effects: [UNKNOWN],
    property: 'instanceType',
    rule: `an instance type replaces an explicit size, or vice versa. ${ONLY_MORE}`,
    source: FIND,
    fix: 'compare the size with the type in the cluster: `kubectl get virtualmachineclusterinstancetype NAME -o yaml`',
  },
  {
    at: '/spec/instancetype',
    effects: [NEXT_RESTART],
    isReported: true,
    property: 'instanceType',
    rule: 'the new size differs in more than additional sockets and memory: KubeVirt cannot hotplug the other differences',
    source: TEMPLATE_CHANGE,
    fix: 'restart the machine at a convenient time: `virtctl restart NAME`',
  },
  {
    at: '/spec/preference/name', ...revisionKept, when: (change, context) => (
      isOldMatcher(change, context) && nameOf(context.before, 'preference') !== undefined && nameOf(context.after, 'preference') !== undefined
    ), property: 'instanceProfile',
  },
  {
    at: '/spec/preference/inferFromVolume',
    when: (_, { before, after }) => nameOf(before, 'preference') === nameOf(after, 'preference'),
    effects: [IGNORED],
    property: 'instanceProfile',
    rule: 'no effect: the preference was inferred when the machine was created, and the machine keeps the result',
    source: `${KUBEVIRT}/pkg/instancetype/infer/handler.go#Preference`,
    fix: 'set the name of the preference',
  },
  {
    at: '/spec/preference',
    effects: [NEXT_RESTART],
    isReported: true,
    property: 'instanceProfile',
    rule: 'the new preference applies at the next start; the machine type and the architecture stay as they were when the machine was created',
    source: TEMPLATE_CHANGE,
    fix: 'restart the machine at a convenient time: `virtctl restart NAME`',
  },
];

