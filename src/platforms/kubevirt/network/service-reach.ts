import { protocolOf } from './service-fields';
import { Problem, quote } from '../../../findings/problem';
import { MachineSpec } from '../../../model/machine';
import { isOffPodNetwork } from '../../../model/nic';
import { ServicePortSpec, ServiceSpec } from '../../../model/service';
import { TrafficPeerSpec, TrafficPortSpec } from '../../../model/traffic';
import { isIsolated, NodeContext } from '../../context';
import { isForwarded } from '../machine/forwarded-ports';

type Reached = Pick<ServiceSpec, 'name' | 'machines'> & Required<Pick<ServiceSpec, 'ports' | 'type' | 'externalIps'>>;

/** Reports why clients cannot reach the machines behind a Service. */
export function reachProblems(service: Reached, context: NodeContext): Problem[] {
  const { type, externalIps, machines } = service;
  if (machines.elsewhere) return [];
  const members = machines.kind === 'machine' ? [] : context.find('fleet', machines.name)?.members ?? [];
  // A pool has no members in the model: all machines are like its template.
  const all = [...members.length === 0 ? [machines.name] : members].flatMap(name => context.find('machine', name) ?? []);
  const off = [...all.filter(isOffPodNetwork).map(machine => offPodNetwork(`service "${service.name}"`, machine)), ...notForwarded(service, all)];
  // Clients outside of the cluster do not reach a ClusterIP Service without external IPs, so the other checks do not apply.
  return type === 'ClusterIP' && externalIps.length === 0 ? off : [...off, ...blocked(service, all), ...notAllowed(service, all, context)];
}

/** A Service sends traffic to the address of the pod. The guest receives this traffic only if the guest has an interface on the pod network. */
export function offPodNetwork(what: string, { name }: MachineSpec): Problem {
  return {
    code: 'SERVICE_WITHOUT_NETWORK',
    message: `${what} does not reach machine "${name}", which has no interface on the pod network`,
    got: quote(name),
    allowed: 'machines on the pod network',
    fix: 'use the address of the machine on its other network instead, or remove `podNetwork: false` of the machine',
  };
}

/** An interface that lists ports forwards only these ports to the guest. */
function notForwarded({ name, ports, machines }: Reached, all: readonly MachineSpec[]): Problem[] {
  const closed = ports.filter(port => all.some(machine => !isForwarded(machine, port.targetPort ?? port.port, protocolOf(port))));
  return closed.length === 0 ? [] : [{
    code: 'SERVICE_BLOCKED',
    message: `service "${name}" leads to ports that the interface of ${machines.kind} "${machines.name}" on the pod network does not forward`,
    got: portsText(closed),
    fix: 'add the ports to `ports` of the interface, or remove `ports` there, so that all ports are forwarded',
  }];
}

/** Clients outside of the cluster do not reach a port that the PortList of a machine leaves out, even through another Service. */
function blocked({ name, ports, machines }: Reached, all: readonly MachineSpec[]): Problem[] {
  const closed = ports.filter(port => all.some(({ exposure }) => exposure?.kind === 'portList' && !isListed(port, exposure)));
  return closed.length === 0 ? [] : [{
    code: 'SERVICE_BLOCKED',
    message: `service "${name}" leads to ports that the PortList of ${machines.kind} "${machines.name}" blocks`,
    got: portsText(closed),
    fix: 'list the ports in the PortList too, or set `exposure` of the machines to Exposure.none',
  }];
}

/**
 * Connections and isolations deny all traffic that they do not allow. Machines with a PortList are not checked here, because the PortList
 * allows its own ports.
 */
function notAllowed({ name, ports, machines }: Reached, all: readonly MachineSpec[], context: NodeContext): Problem[] {
  const closed = ports.filter(port => all.some(machine => (
    machine.exposure?.kind !== 'portList' && openings(machine, context)?.some(opening => covers(opening, port)) === false
  )));
  return closed.length === 0 ? [] : [{
    code: 'SERVICE_NOT_ALLOWED',
    message: `service "${name}" leads to ports of ${machines.kind} "${machines.name}" to which no traffic from outside of the cluster is allowed`,
    got: portsText(closed),
    fix: 'allow the traffic from TrafficPeer.anywhere or TrafficPeer.cidr to these ports, or acknowledge this if another NetworkPolicy allows it',
  }];
}

/** The ports that are allowed for clients outside of the cluster, one list for each rule; undefined if all traffic is allowed. */
function openings(machine: MachineSpec, context: NodeContext): (readonly TrafficPortSpec[])[] | undefined {
  const connections = context.connectionsOf(machine);
  if (connections.length === 0 && !isIsolated(context, 'ingress')) return undefined;
  return [
    ...connections.flatMap(({ from = [] }) => from).filter(({ peers }) => peers.some(isOutside)),
    ...context.isolations.flatMap(({ allowed = [] }) => allowed).filter(({ from, to }) => isOutside(from) && includes(to, machine)),
  ].map(({ ports = [] }) => ports);
}

function isOutside(peer: TrafficPeerSpec | undefined): boolean {
  return peer?.kind === 'anywhere' || peer?.kind === 'cidr' || peer?.kind === 'unknown';
}

function includes(peer: TrafficPeerSpec | undefined, { name, fleet }: MachineSpec): boolean {
  return peer?.kind !== 'machines' || peer.members.includes(name) || peer.machines.name === fleet;
}

/** A missing list of ports means all ports. */
function covers(opening: readonly TrafficPortSpec[], port: ServicePortSpec): boolean {
  const wanted = port.targetPort ?? port.port;
  const isIn = ({ protocol, port: first, last = first }: TrafficPortSpec) => protocol === protocolOf(port) && first <= wanted && wanted <= last;
  return opening.length === 0 || opening.some(isIn);
}

function isListed(port: ServicePortSpec, { tcp, udp }: { readonly tcp: readonly number[]; readonly udp: readonly number[] }): boolean {
  return (protocolOf(port) === 'UDP' ? udp : tcp).includes(port.targetPort ?? port.port);
}

function portsText(ports: readonly ServicePortSpec[]): string {
  return ports.map(port => `${protocolOf(port)} ${port.targetPort ?? port.port}`).join(', ');
}
