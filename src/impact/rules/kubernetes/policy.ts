import { Reach, reachEffects, recordsIn, way } from './reach';
import { ApiObjectData } from '../../../platforms/reading';
import { ImpactEffect } from '../../effect';
import { Rule, RuleSet } from '../rule';
import { LABELS } from '../sources';

const { LIVE } = ImpactEffect;
const UPDATE = 'https://github.com/kubernetes/kubernetes/blob/v1.33.0/pkg/apis/networking/validation/validation.go#ValidateNetworkPolicyUpdate';

type Spec = Readonly<Record<string, any>>;

/** The connections that a policy allows. Without a policy, all connections are allowed. */
export function policyReach(object: ApiObjectData | undefined): Reach {
  const { ingress, policyTypes } = (object?.spec ?? {}) as Spec;
  if (!object || Array.isArray(policyTypes) && !policyTypes.includes('Ingress')) return new Set(['* * *']);
  return new Set(recordsIn(ingress).flatMap(({ from, ports }) => {
    const sources: string[] = Array.isArray(from) && from.length > 0 ? from.map(peer => JSON.stringify(peer).replace(/ /g, '')) : ['*'];
    const doors: readonly (readonly [string, string])[] = Array.isArray(ports) && ports.length > 0
      ? recordsIn(ports).map(({ protocol = 'TCP', port, endPort }) => [protocol, port === undefined ? '*' : `${port}${endPort === undefined ? '' : `-${endPort}`}`] as const)
      : [['*', '*']];
    return sources.flatMap(source => doors.map(([protocol, port]) => way(source, protocol, port)));
  }));
}

export const POLICY_RULES: RuleSet = [
  {
    at: '/spec/egress', effects: [LIVE], rule: 'the network plugin changes the allowed destinations within seconds', source: UPDATE,
  },
  {
    at: '/spec/podSelector',
    effects: [ImpactEffect.EXPOSURE_WIDENS, ImpactEffect.EXPOSURE_NARROWS, LIVE],
    rule: 'the policy selects other machines; the pod of a running machine keeps the labels from its start',
    source: UPDATE,
  },
  ...['/spec/ingress', '/spec/policyTypes', '/spec'].map((at): Rule => ({
    at,
    effects: (_, { before, after }) => [...reachEffects(policyReach(before), policyReach(after)), LIVE],
    property: 'exposure',
    rule: 'the network plugin changes the allowed sources within seconds',
    source: UPDATE,
  })),
  { at: '/metadata', effects: [LIVE], rule: 'stored on the object', source: LABELS },
];

