import { Application, applicationsOf, peerOf } from './peers';
import { GroupRuleSpec, SecurityGroupSpec, TrafficPeerSpec, TrafficPortSpec } from '../../../model/traffic';
import { ApiTree, Joint, put } from '../../fields';
import { takeList } from '../lists';
import { CozystackTarget } from '../target';

type Direction = 'from' | 'to';

/** `ingress` and `egress`. */
export const rules: Joint<SecurityGroupSpec, CozystackTarget> = {
  write: ({ ingress = [], egress = [] }, tree) => {
    if (ingress.length > 0) put(tree, ['spec', 'ingress'], ingress.flatMap(rule => writtenRules(rule, 'from')));
    if (egress.length > 0) put(tree, ['spec', 'egress'], egress.flatMap(rule => writtenRules(rule, 'to')));
  },
  read: tree => {
    const ingress = takeList(tree, ['spec', 'ingress']).map(rule => readRule(rule, 'from'));
    const egress = takeList(tree, ['spec', 'egress']).map(rule => readRule(rule, 'to'));
    return { ...ingress.length > 0 && { ingress }, ...egress.length > 0 && { egress } };
  },
};

/**
 * One rule for all machines, applications and groups, one rule for all ranges, and one rule for all domains: the platform does not split rules,
 * and Cilium rejects a rule that mixes endpoints, ranges and domains.
 */
function writtenRules({ peers, ports = [] }: GroupRuleSpec, direction: Direction): object[] {
  const listed = <T>(values: readonly T[]) => values.length === 0 ? undefined : values;
  const kinds = [
    { [`${direction}App`]: listed(peers.flatMap(applicationsOf)), [`${direction}SG`]: listed(peers.flatMap(peer => peer.kind === 'group' ? [peer.group.name] : [])) },
    { [`${direction}CIDR`]: listed(peers.flatMap(peer => peer.kind === 'cidr' ? [peer.cidr] : [])) },
    { toFQDNs: listed(peers.flatMap(peer => peer.kind === 'domain' ? [{ [peer.name.includes('*') ? 'matchPattern' : 'matchName']: peer.name }] : [])) },
  ];
  const toPorts = ports.length === 0 ? undefined : [{ ports: ports.map(({ port, protocol }) => ({ port: String(port), protocol })) }];
  return kinds.filter(kind => Object.values(kind).some(values => values !== undefined)).map(kind => ({ ...kind, toPorts }));
}

function readRule(rule: ApiTree, direction: Direction): GroupRuleSpec {
  const items = <T>(key: string) => Array.isArray(rule[key]) ? rule[key] as T[] : [];
  const peers: TrafficPeerSpec[] = [
    ...items<Application>(`${direction}App`).map(peerOf),
    ...items<string>(`${direction}SG`).map((name): TrafficPeerSpec => ({ kind: 'group', group: { name } })),
    ...items<string>(`${direction}CIDR`).map((cidr): TrafficPeerSpec => ({ kind: 'cidr', cidr })),
    ...items<{ matchName?: string; matchPattern?: string }>('toFQDNs').map((domain): TrafficPeerSpec => (
      { kind: 'domain', name: domain.matchName ?? domain.matchPattern ?? '' }
    )),
  ];
  const ports = items<{ ports?: ApiTree[] }>('toPorts').flatMap(each => each.ports ?? []).flatMap(readPort);
  return { peers, ...ports.length > 0 && { ports } };
}

/** Cilium also supports names for ports, but the model does not. */
function readPort({ port, protocol }: ApiTree): TrafficPortSpec[] {
  return Number.isInteger(Number(port)) && (protocol === 'TCP' || protocol === 'UDP') ? [{ protocol, port: Number(port) }] : [];
}
