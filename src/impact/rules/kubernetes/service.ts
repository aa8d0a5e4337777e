import { Reach, reachEffects, recordsIn, way } from './reach';
import { ApiObjectData } from '../../../platforms/reading';
import { ImpactEffect } from '../../effect';
import { Rule, RuleSet } from '../rule';
import { COZYSTACK, LABELS, VALIDATION } from '../sources';

const { LIVE, REFUSED, ADDRESS } = ImpactEffect;

const ADDRESSES = `${VALIDATION}#ValidateServiceClusterIPsRelatedFields`;
const UPDATE = `${VALIDATION}#ValidateServiceUpdate`;

type Spec = Readonly<Record<string, any>>;

const specOf = (object: ApiObjectData): Spec => (object.spec ?? {}) as Spec;
const typeOf = (object: ApiObjectData): string => specOf(object).type ?? 'ClusterIP';
const isHeadless = (object: ApiObjectData): boolean => specOf(object).clusterIP === 'None';
const isPublic = (object: ApiObjectData): boolean => typeOf(object) === 'LoadBalancer' || typeOf(object) === 'NodePort' || (specOf(object).externalIPs ?? []).length > 0;

/** The clients that can reach the machines of a Service from outside the cluster. */
export function serviceReach(object: ApiObjectData | undefined): Reach {
  if (!object || !isPublic(object)) return new Set();
  const { ports, loadBalancerSourceRanges: ranges, selector } = specOf(object);
  const isWhole = object.metadata.annotations?.['networking.cozystack.io/wholeIP'] === 'true';
  const sources: string[] = Array.isArray(ranges) && ranges.length > 0 ? ranges.map(String) : ['*'];
  const to = JSON.stringify(Object.entries(selector ?? {}).sort()).replace(/ /g, '');
  const doors: readonly (readonly [string, unknown])[] = isWhole ? [['*', '*']] : recordsIn(ports).map(({ port, protocol = 'TCP' }) => [protocol, port] as const);
  return new Set(sources.flatMap(from => doors.map(([protocol, port]) => way(`${to} ${from}`, protocol, String(port)))));
}

/** Whether a headless Service becomes a Service with an address, or vice versa. The API server rejects both changes. */
const isHeadlessFlip = (_: unknown, { before, after }: { readonly before: ApiObjectData; readonly after: ApiObjectData }) => (
  isHeadless(before) !== isHeadless(after) && typeOf(before) !== 'ExternalName' && typeOf(after) !== 'ExternalName'
);

const reached = (at: string, rule: string, source = UPDATE): Rule => ({
  at, effects: (_, { before, after }) => [...reachEffects(serviceReach(before), serviceReach(after)), LIVE], rule, source, property: 'exposure',
});

export const SERVICE_RULES: RuleSet = [
  {
    at: '/spec',
    when: isHeadlessFlip,
    effects: [REFUSED],
    property: 'exposure',
    rule: '`clusterIP` of an existing Service cannot change to or from None',
    source: ADDRESSES,
    fix: 'delete the Service, and apply again: `kubectl delete service NAME`. In between, connections to the name of the Service fail',
  },
  {
    at: '/spec/clusterIP',
    when: (_, { before, after }) => isHeadless(before) === isHeadless(after)
      && (specOf(before).clusterIP === undefined || specOf(after).clusterIP === undefined),
    effects: [LIVE], rule: 'the Service keeps its address; a different address would be rejected', source: ADDRESSES,
  },
  ...['clusterIP', 'clusterIPs', 'loadBalancerClass'].map(field => ({
    at: `/spec/${field}`, effects: [REFUSED], rule: `\`${field}\` of a Service that exists cannot be changed`, source: ADDRESSES,
    fix: 'delete the Service, and apply again: its addresses change',
  })),
  {
    at: '/spec/type',
    when: (_, { before, after }) => typeOf(before) === 'LoadBalancer' || typeOf(after) === 'LoadBalancer',
    effects: (_, { before, after }) => [...reachEffects(serviceReach(before), serviceReach(after)), ADDRESS],
    property: 'exposure',
    rule: ({ new: now }) => now === 'LoadBalancer' ? 'the Service gets a public address' : 'the public address is released; a later LoadBalancer Service has a different address',
    source: ADDRESSES,
  },
  reached('/spec/type', 'the type of a Service changes in place', ADDRESSES),
  reached('/spec/ports', 'the ports change within seconds; connections to a removed port break'),
  reached('/spec/selector', 'the endpoints of the Service change within seconds; the pod of a running machine keeps the labels from its start'),
  reached('/spec/loadBalancerSourceRanges', 'the allowed sources change, if the load balancer supports source ranges'),
  { ...reached('/spec/externalIPs', 'the addresses change within seconds'), effects: (_, { before, after }) => [...reachEffects(serviceReach(before), serviceReach(after)), ADDRESS] },
  { at: '/spec/loadBalancerIP', effects: [ADDRESS], rule: 'the load balancer is asked for another address', source: UPDATE },
  ...['ipFamilies', 'ipFamilyPolicy'].map(field => ({
    at: `/spec/${field}`, effects: [ADDRESS], rule: 'an address of the second IP family is added or removed; the first family cannot change', source: ADDRESSES,
  })),
  ...['externalTrafficPolicy', 'internalTrafficPolicy', 'sessionAffinity', 'sessionAffinityConfig', 'publishNotReadyAddresses', 'allocateLoadBalancerNodePorts',
    'healthCheckNodePort', 'trafficDistribution', 'externalName'].map(field => ({
    at: `/spec/${field}`, effects: [LIVE], rule: 'the existing Service uses the new value immediately', source: UPDATE,
  })),
  {
    at: '/metadata/annotations/networking.cozystack.io~1wholeIP',
    effects: (_, { before, after }) => [...reachEffects(serviceReach(before), serviceReach(after)), LIVE],
    property: 'exposure', rule: 'if the annotation is "true", cozy-proxy forwards all ports of the address; otherwise it forwards only the ports of the Service', source: `${COZYSTACK}/packages/apps/vm-instance/templates/service.yaml`,
  },
  { at: '/metadata/annotations', effects: [LIVE], property: 'annotations', rule: 'stored on the Service; the effect depends on the load balancer', source: LABELS },
  { at: '/metadata/labels', effects: [LIVE], property: 'labels', rule: 'stored on the Service', source: LABELS },
];
