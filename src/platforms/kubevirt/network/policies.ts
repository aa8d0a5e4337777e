import { AllowedTrafficSpec, IsolationSpec, TrafficPeerSpec, TrafficPortSpec } from '../../../model/traffic';
import { Manifest } from '../../manifest';
import { selectorOf } from '../labels';

/** Selects the pods with which CDI imports, uploads and clones (`CDILabelKey` and `CDILabelValue` of its `pkg/common`). */
const CDI_PODS = { matchLabels: { app: 'containerized-data-importer' } };
export const DNS = 53;
const DNS_PORTS = (['UDP', 'TCP'] as const).map(protocol => ({ port: DNS, protocol }));

/** The label with the name of a namespace. Every namespace has this label since Kubernetes 1.21. */
export const NAMESPACE_LABEL = 'kubernetes.io/metadata.name';

const inNamespace = (name: string) => ({ namespaceSelector: { matchLabels: { [NAMESPACE_LABEL]: name } } });

const ANYWHERE: TrafficPeerSpec = { kind: 'anywhere' };

/** An isolation with all defaults filled in. */
export type Isolation = Required<Omit<IsolationSpec, 'allowed'>> & { readonly allowed: readonly Required<AllowedTrafficSpec>[] };

export function withDefaults({ name, ingress = true, egress = true, dns = true, diskImports = true, allowed = [] }: IsolationSpec): Isolation {
  return {
    name, ingress, egress, dns, diskImports, allowed: allowed.map(({ id, from = ANYWHERE, to = ANYWHERE, ports = [] }) => ({ id, from, to, ports })),
  };
}

interface Directions {
  readonly ingress?: readonly object[];
  readonly egress?: readonly object[];
}

function policy(name: string, podSelector: object, { ingress, egress }: Directions): Manifest {
  const policyTypes = [...ingress ? ['Ingress'] : [], ...egress ? ['Egress'] : []];
  return {
    id: name,
    apiVersion: 'networking.k8s.io/v1',
    kind: 'NetworkPolicy',
    name,
    // An empty list means the same as a missing list, and the API server removes an empty list.
    body: { spec: { podSelector, policyTypes, ingress: ingress?.length ? ingress : undefined, egress: egress?.length ? egress : undefined } },
  };
}

/** The policies that allow traffic. A separate policy denies all traffic. */
export function allowingPolicies(model: Isolation): Manifest[] {
  return [...dnsPolicy(model), ...diskImportPolicy(model), ...model.allowed.flatMap(traffic => trafficPolicies(traffic, model))];
}

/** Allows DNS. The name servers of the cluster are in the namespace `kube-system`. */
export function dnsPolicy({ name, egress, dns }: Isolation): Manifest[] {
  return egress && dns ? [policy(`${name}-dns`, {}, { egress: [{ to: [inNamespace('kube-system')], ports: DNS_PORTS }] })] : [];
}

export function diskImportPolicy({ name, ingress, egress, diskImports }: Isolation): Manifest[] {
  return diskImports ? [policy(`${name}-disk-imports`, CDI_PODS, {
    ingress: ingress ? [{ from: [{ namespaceSelector: {} }], ports: [{ port: 8443, protocol: 'TCP' }] }] : undefined,
    egress: egress ? [{}] : undefined,
  })] : [];
}

/**
 * One policy for the sender and one for the receiver. A policy is written only if its machines are in this chart, and if the isolation limits the
 * direction of the policy.
 */
export function trafficPolicies({ id, from, to, ports }: Required<AllowedTrafficSpec>, { name, ingress, egress }: Isolation): Manifest[] {
  const by = ports.length === 0 ? {} : { ports: ports.map(portField) };
  const [sources, targets] = [podsOf(from), podsOf(to)];
  return [
    ...targets && ingress ? [policy(`${name}-${id}-ingress`, targets, { ingress: [{ ...peerField(from, 'from'), ...by }] })] : [],
    ...sources && egress ? [policy(`${name}-${id}-egress`, sources, { egress: [{ ...peerField(to, 'to'), ...by }] })] : [],
  ];
}

/** The pod selector of a sender or receiver in this chart. */
export function podsOf(peer: TrafficPeerSpec): object | undefined {
  if (peer.kind === 'sameNamespace') return {};
  return peer.kind === 'machines' && !peer.machines.elsewhere ? { matchLabels: selectorOf(peer.machines) } : undefined;
}

function peerField(peer: TrafficPeerSpec, direction: 'from' | 'to'): object {
  const item = peerItem(peer);
  // A missing list of peers means all peers.
  return item === undefined ? {} : { [direction]: [item] };
}

/** A peer as an item of a list of peers; undefined for all peers. */
export function peerItem(peer: TrafficPeerSpec): object | undefined {
  const pods = podsOf(peer);
  if (pods) return { podSelector: pods };
  switch (peer.kind) {
    case 'machines': return { ...inNamespace(peer.machines.elsewhere?.namespace ?? ''), podSelector: { matchLabels: selectorOf(peer.machines) } };
    case 'namespace': return inNamespace(peer.name);
    case 'cidr': return { ipBlock: { cidr: peer.cidr, except: peer.except && peer.except.length > 0 ? peer.except : undefined } };
    default: return undefined;
  }
}

export function portField({ protocol, port, last }: TrafficPortSpec): object {
  return { port, endPort: last, protocol };
}
