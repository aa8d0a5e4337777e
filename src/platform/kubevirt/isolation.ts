import { selectorOf } from './labels';
import { KubeVirtTarget } from './target';
import { Problem, quote } from '../../findings/problem';
import { AllowedTrafficModel, IsolationModel, TrafficPeerModel, TrafficPortModel } from '../../model/traffic';
import { Rendering } from '../driver';
import { nameProblems } from '../kubernetes/names';
import { Manifest } from '../manifest';
import { notSupported } from '../resolve/problems';

/** The pods by which CDI imports, uploads and clones (`CDILabelKey` and `CDILabelValue` of its `pkg/common`). */
const CDI_PODS = { matchLabels: { app: 'containerized-data-importer' } };
const DNS = 53;
const DNS_PORTS = (['UDP', 'TCP'] as const).map(protocol => ({ port: DNS, protocol }));

/** By the label that every namespace has since Kubernetes 1.21. */
const inNamespace = (name: string) => ({ namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': name } } });

/** Default deny for a namespace, and what is allowed nevertheless: policies add up. */
export function renderIsolation(model: IsolationModel, target: KubeVirtTarget): Rendering {
  const { name, ingress, egress, dns, diskImports, allowed } = model;
  const problems = [
    ...nameProblems('the name of the isolation', name, 63),
    ...allowed.flatMap(traffic => trafficProblems(traffic, model, target)),
  ];
  if (egress && !dns && !allowed.some(asksForNames)) problems.push(dnsBlocked());
  if (!ingress && !egress) {
    problems.push({ code: 'TRAFFIC_INVALID', message: 'the isolation keeps out nothing, as both directions are switched off', fix: 'leave out `ingress: false` or `egress: false`' });
  }
  return {
    problems,
    manifests: [
      policy(name, {}, { ingress: ingress ? [] : undefined, egress: egress ? [] : undefined }),
      ...egress && dns ? [policy(`${name}-dns`, {}, { egress: [{ to: [inNamespace('kube-system')], ports: DNS_PORTS }] })] : [],
      ...diskImports ? [policy(`${name}-disk-imports`, CDI_PODS, {
        ingress: ingress ? [{ from: [{ namespaceSelector: {} }], ports: [{ port: 8443, protocol: 'TCP' }] }] : undefined,
        egress: egress ? [{}] : undefined,
      })] : [],
      ...allowed.flatMap(traffic => trafficPolicies(traffic, model)),
    ],
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
    // An empty list and none mean the same; the API server keeps neither.
    body: { spec: { podSelector, policyTypes, ingress: ingress?.length ? ingress : undefined, egress: egress?.length ? egress : undefined } },
  };
}

/** One policy at each end that stands here and is isolated in that direction. */
function trafficPolicies({ id, from, to, ports }: AllowedTrafficModel, { name, ingress, egress }: IsolationModel): Manifest[] {
  const by = ports.length === 0 ? {} : { ports: ports.map(portField) };
  const [sources, targets] = [podsOf(from), podsOf(to)];
  return [
    ...targets && ingress ? [policy(`${name}-${id}-ingress`, targets, { ingress: [{ ...peerField(from, 'from'), ...by }] })] : [],
    ...sources && egress ? [policy(`${name}-${id}-egress`, sources, { egress: [{ ...peerField(to, 'to'), ...by }] })] : [],
  ];
}

/** What selects the pods of an end that stands here. */
function podsOf(peer: TrafficPeerModel): object | undefined {
  if (peer.kind === 'sameNamespace') return {};
  return peer.kind === 'machines' && peer.place === 'here' ? { matchLabels: selectorOf(peer.machines) } : undefined;
}

function peerField(peer: TrafficPeerModel, direction: 'from' | 'to'): object {
  const pods = podsOf(peer);
  if (pods) return { [direction]: [{ podSelector: pods }] };
  switch (peer.kind) {
    case 'machines': return { [direction]: [{ ...inNamespace(peer.namespace ?? ''), podSelector: { matchLabels: selectorOf(peer.machines) } }] };
    case 'namespace': return { [direction]: [inNamespace(peer.name)] };
    case 'cidr': return { [direction]: [{ ipBlock: { cidr: peer.cidr, except: peer.except.length > 0 ? peer.except : undefined } }] };
    // No list of peers means all of them.
    default: return {};
  }
}

function portField({ protocol, port, last }: TrafficPortModel): object {
  return { port, endPort: last, protocol };
}

function trafficProblems({ id, from, to }: AllowedTrafficModel, { ingress, egress, namespace }: IsolationModel, target: KubeVirtTarget): Problem[] {
  const problems = nameProblems('the id of allowed traffic', id, 63);
  for (const peer of [from, to]) {
    if (peer.kind === 'group') problems.push(notSupported('security groups (`TrafficPeer.securityGroup`)', '`TrafficPeer.machines`', target));
    if (peer.kind === 'application') problems.push(notSupported('applications (`TrafficPeer.application`)', '`TrafficPeer.machines` and `namespace`', target));
    if (peer.kind === 'domain') problems.push(notSupported('domains as peers (`TrafficPeer.domain`): policies know addresses only', '`TrafficPeer.cidr`', target));
    if (peer.kind === 'namespace') problems.push(...nameProblems('the name of a namespace', peer.name, 63));
    if (peer.kind !== 'machines') continue;
    const unnamed = peer.place === 'elsewhere' && (peer.namespace === undefined || namespace === undefined);
    if (peer.place === 'otherCluster' || unnamed) problems.push(elsewhere(id, peer, unnamed));
  }
  if (problems.length > 0 || [from, to].some(({ kind }) => kind === 'unknown') || podsOf(to) && ingress || podsOf(from) && egress) return problems;
  return [{
    code: 'TRAFFIC_INVALID',
    message: `allowed traffic "${id}" opens nothing: neither end stands in this namespace and is isolated in that direction`,
    got: `${from.kind} to ${to.kind}`,
    allowed: '`TrafficPeer.machines` of this namespace, or `sameNamespace`, at one end at least',
    fix: 'allow it where one of its ends stands, or leave it out',
  }];
}

function elsewhere(id: string, { machines, place }: TrafficPeerModel & { kind: 'machines' }, unnamed: boolean): Problem {
  return {
    code: 'TRAFFIC_ELSEWHERE',
    message: `allowed traffic "${id}" names ${machines.kind} "${machines.name}", which stands in ${place === 'otherCluster' ? 'another cluster' : 'another namespace'}${
      unnamed ? ', and not both charts name theirs' : ''}`,
    got: quote(machines.name),
    fix: place === 'otherCluster' ? 'name the addresses by which it is seen here: TrafficPeer.cidr' : 'give both charts their `namespace`',
  };
}

function asksForNames({ from, ports }: AllowedTrafficModel): boolean {
  return podsOf(from) !== undefined && (ports.length === 0 || ports.some(({ port, last = port }) => port <= DNS && DNS <= last));
}

function dnsBlocked(): Problem {
  return {
    code: 'DNS_BLOCKED',
    message: 'nothing in the namespace may ask for names: `dns` is switched off, and no allowed traffic goes to port 53',
    fix: 'leave out `dns: false`, or allow traffic to your name servers',
  };
}
