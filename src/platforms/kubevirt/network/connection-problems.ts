import { peerProblems } from './peers';
import { Problem, quote } from '../../../findings/problem';
import { MachineSpec } from '../../../model/machine';
import { isOffPodNetwork, networksOf } from '../../../model/nic';
import { MachineSelection } from '../../../model/reference';
import { ConnectionsSpec, GroupRuleSpec, TrafficPeerSpec, TrafficPortSpec } from '../../../model/traffic';
import { NodeContext } from '../../context';
import { nameProblems } from '../../kubernetes/names';
import { KubeVirtTarget } from '../target';

export function connectionProblems({ name, machines, from = [], to = [] }: ConnectionsSpec, context: NodeContext, target: KubeVirtTarget): Problem[] {
  const who = `\`connections\` of ${nameOf(machines)}`;
  const own = machinesOf(machines, context);
  const incoming = from.flatMap(({ peers }) => peers);
  const outgoing = to.flatMap(({ peers }) => peers).filter(({ kind }) => kind !== 'machines');
  const closesAddress = from.length > 0 && incoming.every(({ kind }) => kind !== 'anywhere');
  return [
    ...nameProblems('the name of the connections', name, 253),
    ...[...incoming, ...outgoing].flatMap(peer => peerProblems(who, peer, context, target)),
    ...from.length + outgoing.length > 0 ? own.filter(isOffPodNetwork).map(machine => offPodNetwork(who, machine)) : [],
    ...incoming.flatMap(peer => machinesOf(peer, context)).filter(isOffPodNetwork).map(machine => offPodNetwork(who, machine)),
    ...own.flatMap(machine => [...closedPorts(who, machine, from), ...closesAddress && machine.exposure?.kind === 'wholeIp' ? [wholeIp(who, machine)] : []]),
  ];
}

function nameOf(peer: TrafficPeerSpec): string {
  return peer.kind === 'machines' ? `${peer.machines.kind} "${peer.machines.name}"` : 'machines';
}

/** The machines of a peer, as far as the model has them. A pool has one machine in the model: its template. */
function machinesOf(peer: TrafficPeerSpec, context: NodeContext): MachineSpec[] {
  if (peer.kind !== 'machines') return [];
  const { kind, name, elsewhere }: MachineSelection = peer.machines;
  if (elsewhere?.otherCluster) return [];
  const namespace = elsewhere ? elsewhere.namespace : context.namespace;
  const find = (each: string) => elsewhere ? context.findIn(namespace, 'machine', each) : context.find('machine', each);
  const template = kind === 'fleet' ? find(name) : undefined;
  const members = kind === 'machine' ? [name] : template?.pool ? [name] : peer.members;
  return members.flatMap(each => find(each) ?? []);
}

function offPodNetwork(who: string, { name }: MachineSpec): Problem {
  return {
    code: 'TRAFFIC_INVALID',
    message: `${who} has no effect for machine "${name}": NetworkPolicies work only on the pod network`,
    got: quote(name),
    allowed: 'machines with an interface on the pod network',
    fix: 'remove the machine from the connections, and filter on the network of the machine or in the guest',
  };
}

/** Reports ports that masquerade does not forward: if the interface has a list of ports, masquerade forwards only these ports. */
function closedPorts(who: string, machine: MachineSpec, from: readonly GroupRuleSpec[]): Problem[] {
  const listed = networksOf(machine).flatMap(network => network.kind === 'pod' ? network.nic?.ports ?? [] : []);
  if (listed.length === 0) return [];
  const isOpen = ({ protocol, port, last = port }: TrafficPortSpec) => listed.some(each => (each.protocol ?? 'TCP').toUpperCase() === protocol && port <= each.port && each.port <= last);
  const closed = from.flatMap(({ ports = [] }) => ports).filter(port => !isOpen(port));
  return closed.length === 0 ? [] : [{
    code: 'TRAFFIC_INVALID',
    message: `${who} allows ports that the interface of machine "${machine.name}" does not forward: \`ports\` of the interface does not list these ports`,
    got: closed.map(({ protocol, port, last }) => `${protocol} ${port}${last === undefined ? '' : ` to ${last}`}`).join(', '),
    allowed: listed.map(({ protocol = 'TCP', port }) => `${protocol} ${port}`).join(', '),
    fix: 'add the ports to `ports` of the interface, or remove `ports` there, so that all ports are forwarded',
  }];
}

function wholeIp(who: string, { name }: MachineSpec): Problem {
  return {
    code: 'TRAFFIC_INVALID',
    message: `${who} would block the public address of machine "${name}": a machine with a NetworkPolicy accepts only allowed traffic`,
    got: 'Exposure.wholeIp()',
    allowed: 'Exposure.portList and Exposure.none',
    fix: 'list the ports, or allow all traffic: the method `allowFrom` with TrafficPeer.anywhere',
  };
}
