import { applicationsOf } from './peers';
import { Problem, quote } from '../../../findings/problem';
import { GroupRuleSpec, SecurityGroupSpec, TrafficPeerSpec, TrafficPortSpec } from '../../../model/traffic';
import { metadataProblems } from '../../kubernetes/metadata';
import { nameProblems } from '../../kubernetes/names';
import { notSupported, PLAIN_KUBEVIRT } from '../../resolve/problems';
import { CozystackTarget } from '../target';

/** Names that the API server rejects in rules, because Cilium reserves them (`pkg/registry/sdn/securitygroup/validate.go`). */
const RESERVED = ['world', 'cluster', 'kube-apiserver', 'host', 'remote-node', 'health', 'init', 'unmanaged', 'all'];

const PLAIN: Partial<Record<TrafficPeerSpec['kind'], string>> = {
  namespace: 'namespaces as peers (`TrafficPeer.namespace`)',
  anywhere: 'anyone as a peer (`TrafficPeer.anywhere`)',
  sameNamespace: 'a whole namespace as a peer (`TrafficPeer.sameNamespace`)',
};

export function groupProblems(spec: SecurityGroupSpec, target: CozystackTarget): Problem[] {
  const { name, machines, ingress = [], egress = [], labels, annotations } = spec;
  const problems = [
    ...nameProblems('the name of the security group', name, 63),
    ...metadataProblems(labels, annotations, ''),
    ...machines.flatMap(peer => peerProblems(peer, false, target)),
    ...ingress.flatMap(rule => ruleProblems(rule, false, target)),
    ...egress.flatMap(rule => ruleProblems(rule, true, target)),
    isolatesNothing(name),
  ];
  if (machines.flatMap(applicationsOf).length === 0) problems.push(invalid('the security group has no members', undefined, 'at least one machine'));
  return problems;
}

function ruleProblems({ peers, ports = [] }: GroupRuleSpec, out: boolean, target: CozystackTarget): Problem[] {
  const problems = [...peers.flatMap(peer => peerProblems(peer, out, target)), ...rangeProblems(ports, target)];
  if (peers.length === 0) problems.push(invalid('a rule has no peers, so the rule allows nothing', undefined, 'at least one peer'));
  return problems;
}

function peerProblems(peer: TrafficPeerSpec, out: boolean, target: CozystackTarget): Problem[] {
  const problems: Problem[] = [];
  const plain = PLAIN[peer.kind];
  if (plain !== undefined) problems.push(notSupported(plain, `${PLAIN_KUBEVIRT}; on this platform use \`TrafficPeer.cidr\` or \`machines\``, target));
  if (peer.kind === 'cidr' && peer.except && peer.except.length > 0) problems.push(notSupported('exceptions from a range (`except`)', PLAIN_KUBEVIRT, target));
  const named = peer.kind === 'machines' ? peer.machines : peer.kind === 'group' ? peer.group : undefined;
  if (named?.elsewhere) {
    const { name } = named;
    problems.push({
      code: 'TRAFFIC_ELSEWHERE',
      message: `a security group refers to "${name}" in another namespace or cluster, but a security group selects machines only in its own namespace`,
      got: quote(name),
      fix: 'use machines of the same namespace, or addresses (TrafficPeer.cidr)',
    });
  }
  if (peer.kind === 'domain' && !out) problems.push(invalid('a domain is in `ingress`, and can only be a destination', peer.name, 'domains in `egress`'));
  if (peer.kind === 'domain' && !/^[a-z0-9*]([-a-z0-9*.]{0,251}[a-z0-9*])?$/i.test(peer.name)) problems.push(invalid('invalid domain', peer.name, 'e.g. "example.com" or "*.example.com"'));
  for (const name of namesOf(peer)) {
    if (RESERVED.includes(name)) problems.push(invalid('Cilium reserves the name of a member or peer; the API server rejects the security group', name, `a name other than ${RESERVED.join(', ')}`));
  }
  if (peer.kind === 'application' && !/^[A-Z][A-Za-z0-9]{0,62}$/.test(peer.application)) problems.push(invalid('invalid kind of an application', peer.application, 'e.g. "Postgres"'));
  if (peer.kind === 'application') problems.push(...nameProblems('the name of an application', peer.name, 63));
  return problems;
}

function namesOf(peer: TrafficPeerSpec): readonly string[] {
  if (peer.kind === 'machines') return peer.members;
  if (peer.kind === 'group') return [peer.group.name];
  return peer.kind === 'application' ? [peer.name] : [];
}

function rangeProblems(ports: readonly TrafficPortSpec[], target: CozystackTarget): Problem[] {
  return ports.some(({ last }) => last !== undefined)
    ? [notSupported('ranges of ports in security groups (`TrafficPort.tcpRange`, `udpRange`)', `${PLAIN_KUBEVIRT}; on this platform list single ports`, target)]
    : [];
}

function invalid(message: string, got: string | undefined, allowed: string): Problem {
  return { code: 'SECURITY_GROUP_INVALID', message, got: got === undefined ? undefined : quote(got), allowed, fix: 'use an allowed value, or remove it' };
}

function isolatesNothing(name: string): Problem {
  return {
    code: 'SECURITY_GROUP_ISOLATES_NOTHING',
    message: `security group "${name}" does not isolate: the tenant's policies already allow the traffic of the machines, and a security group can only allow more traffic`,
    fix: 'filter in the guest, and acknowledge this',
  };
}
