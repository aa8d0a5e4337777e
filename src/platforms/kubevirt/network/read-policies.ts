import { diskImportPolicy, dnsPolicy, Isolation, NAMESPACE_LABEL, trafficPolicies, withDefaults } from './policies';
import { same } from '../../../model/same';
import { AllowedTrafficSpec, IsolationSpec, TrafficPeerSpec, TrafficPortSpec } from '../../../model/traffic';
import { at } from '../../fields';
import { Manifest } from '../../manifest';
import { ApiObjectData, ObjectIndex } from '../../reading';
import { readSelection, selectorOf } from '../labels';
import { selectedNames, withFleet } from '../members';

type Labels = Readonly<Record<string, string>>;
type Rule = Readonly<Record<string, any>>;

/** The policies of each namespace, collected once for each index, because a fleet with many namespaces has many policies. */
const policies = new WeakMap<ObjectIndex, ReadonlyMap<string, readonly ApiObjectData[]>>();

function policiesIn(namespace: string | undefined, index: ObjectIndex): readonly ApiObjectData[] {
  let known = policies.get(index);
  if (known === undefined) policies.set(index, known = groupByNamespace(index));
  return known.get(namespace ?? '') ?? [];
}

function groupByNamespace({ objects }: ObjectIndex): Map<string, ApiObjectData[]> {
  const groups = new Map<string, ApiObjectData[]>();
  for (const object of objects) {
    if (object.kind !== 'NetworkPolicy') continue;
    const key = object.metadata.namespace ?? '';
    const group = groups.get(key);
    if (group) group.push(object);
    else groups.set(key, [object]);
  }
  return groups;
}

/** Whether a policy is for all pods and allows nothing. */
export function isDenying({ spec }: ApiObjectData): boolean {
  const { podSelector, ingress, egress } = spec as Rule;
  return same(podSelector, {}) && ingress === undefined && egress === undefined;
}

/** The traffic that an isolation allows, read from all its policies except the policy that denies all traffic. */
export function readAllowing(
  { name, ingress, egress }: IsolationSpec, { metadata: { namespace } }: ApiObjectData, index: ObjectIndex,
): Pick<IsolationSpec, 'dns' | 'diskImports' | 'allowed'> {
  const model = withDefaults({ name, ingress, egress });
  const isThere = ([{ name: beside }]: readonly Manifest[]) => {
    const policy = index.find('NetworkPolicy', namespace, beside);
    return policy !== undefined && !isDenying(policy);
  };
  const allowed = new Map<string, AllowedTrafficSpec>();
  for (const policy of policiesIn(namespace, index)) {
    const traffic = readTraffic(policy, model, index);
    if (traffic && !allowed.has(traffic.id)) allowed.set(traffic.id, traffic);
  }
  return {
    ...model.egress && { dns: isThere(dnsPolicy(model)) },
    diskImports: isThere(diskImportPolicy(model)),
    ...allowed.size > 0 && { allowed: [...allowed.values()] },
  };
}

/** The traffic that a policy allows. Undefined if the policy belongs to another isolation, or if the model cannot express its rules. */
function readTraffic(policy: ApiObjectData, model: Isolation, index: ObjectIndex): AllowedTrafficSpec | undefined {
  const { name, namespace } = policy.metadata;
  if (!name.startsWith(`${model.name}-`)) return undefined;
  const [, id, direction] = /^(.+)-(ingress|egress)$/.exec(name.slice(model.name.length + 1)) ?? [];
  const rules = at(policy, ['spec', direction]) as readonly Rule[] | undefined;
  if (id === undefined || rules?.length !== 1 || ownerOf(name, namespace, index) !== model.name) return undefined;
  const peers = rules[0][direction === 'ingress' ? 'from' : 'to'] as readonly Rule[] | undefined;
  const there = peers === undefined ? ANYWHERE : peers.length === 1 ? readPeer(peers[0], namespace, index) : undefined;
  const here = readPods(at(policy, ['spec', 'podSelector']) as Rule, namespace, index);
  if (!there || !here) return undefined;
  const ports = rules[0].ports?.map(readPort) as readonly TrafficPortSpec[] | undefined;
  const [from, to] = direction === 'ingress' ? [there, here] : [here, there];
  const traffic = { id, from, to, ports: ports ?? [] };
  return trafficPolicies(traffic, model).some(each => each.name === name) ? traffic : undefined;
}

/**
 * The isolation to which a policy belongs. If the names of several isolations are prefixes of the policy's name, the policy belongs to the
 * isolation with the longest name.
 */
export function ownerOf(name: string, namespace: string | undefined, index: ObjectIndex): string | undefined {
  for (let end = name.lastIndexOf('-', name.lastIndexOf('-') - 1); end > 0; end = name.lastIndexOf('-', end - 1)) {
    const owner = index.find('NetworkPolicy', namespace, name.slice(0, end));
    if (owner && isDenying(owner)) return owner.metadata.name;
  }
  return undefined;
}

const ANYWHERE: TrafficPeerSpec = { kind: 'anywhere' };

export function readPods(selector: Rule, namespace: string | undefined, index: ObjectIndex): TrafficPeerSpec | undefined {
  if (same(selector, {})) return { kind: 'sameNamespace' };
  const selection = readSelection((selector?.matchLabels ?? {}) as Labels);
  if (!same(selector, { matchLabels: selectorOf(selection) })) return undefined;
  return { kind: 'machines', machines: withFleet(selection, namespace, index), members: selectedNames(selection, namespace, index) };
}

export function readPeer(
  { podSelector, namespaceSelector, ipBlock }: Rule, namespace: string | undefined, index: ObjectIndex,
): TrafficPeerSpec | undefined {
  if (ipBlock) return { kind: 'cidr', cidr: ipBlock.cidr, ...ipBlock.except && { except: ipBlock.except } };
  if (!namespaceSelector) return readPods(podSelector, namespace, index);
  const name = namespaceSelector.matchLabels?.[NAMESPACE_LABEL] as string | undefined;
  if (name === undefined || !podSelector) return name === undefined ? undefined : { kind: 'namespace', name };
  const peer = readPods(podSelector, name, index);
  return peer?.kind === 'machines' ? { ...peer, machines: { ...peer.machines, elsewhere: { namespace: name, otherCluster: false } } } : undefined;
}

export function readPort({ port, endPort, protocol }: Rule): TrafficPortSpec {
  return { protocol, port, ...endPort !== undefined && { last: endPort } };
}
