import { clusterName } from './order';
import { nodesOf } from './places';
import { machineKeys, outsideServices } from '../assertions/exposure';
import { MachineSelection } from '../model/reference';
import { ServiceSpec } from '../model/service';
import { sortedBy } from '../model/sorted-by';
import { GroupRuleSpec, TrafficPeerSpec } from '../model/traffic';
import { Cluster } from '../platforms/fleet';

/** The sender or the receiver of traffic. */
export interface TrafficEnd {
  readonly text: string;
  /** The machines, if they are in the namespace of the row. */
  readonly machines?: readonly string[];
  /** Set if the sender or receiver may be outside the cluster. */
  readonly isOutside?: true;
}

/** Traffic that a fleet allows: source, target, ports, and the object that allows it. */
export interface TrafficRow {
  readonly cluster: string;
  readonly namespace: string;
  readonly from: TrafficEnd;
  readonly to: TrafficEnd;
  readonly ports: string;
  readonly by: string;
  /** The row is an exposure: the machine's own exposure, or a Service that exposes the machine. */
  readonly isExposure?: true;
}

const ANYONE: TrafficEnd = { text: 'anyone outside the cluster', isOutside: true };
const HERE: TrafficEnd = { text: 'any machine of the namespace' };

/** All traffic that the fleet declares. */
export function trafficOf(clusters: readonly Cluster[]): TrafficRow[] {
  return sortedBy(clusters.flatMap(cluster => {
    const from = { cluster: clusterName(cluster) };
    return [...exposures(cluster), ...isolations(cluster), ...connections(cluster), ...groups(cluster)].map(row => ({ ...from, ...row }));
  }), ({ cluster }) => cluster, ({ namespace }) => namespace, ({ from }) => from.text, ({ to }) => to.text, ({ ports }) => ports, ({ by }) => by);
}

type Row = Omit<TrafficRow, 'cluster'>;

function exposures(cluster: Cluster): Row[] {
  const own = nodesOf(cluster, 'machine').flatMap(({ namespace = '-', spec: { name, exposure } }): Row[] => {
    if (exposure === undefined || exposure.kind === 'none') return [];
    const numbers = (protocol: string, list: readonly number[]) => [...list].map(port => ({ protocol, port }));
    const ports = exposure.kind === 'wholeIp' ? 'all' : portsText(numbers('TCP', exposure.tcp), numbers('UDP', exposure.udp));
    return [{ namespace, from: ANYONE, to: { text: name, machines: [name] }, ports, by: 'exposure', isExposure: true }];
  });
  const services = outsideServices(cluster);
  const machines = new Map<string, string[]>();
  for (const { spec, namespace } of services.size > 0 ? nodesOf(cluster, 'machine') : []) {
    for (const key of machineKeys(spec, namespace)) machines.set(key, [...machines.get(key) ?? [], spec.name]);
  }
  const byService = [...services].flatMap(([key, nodes]) => nodes.flatMap(({ namespace = '-', spec }): Row[] => {
    const to = { text: selectionText(spec.machines), machines: machines.get(key) ?? [] };
    const ports = portsText((spec.ports ?? []).map(({ protocol = 'TCP', port }) => ({ protocol, port })));
    return sources(spec).map(from => ({ namespace, from, to, ports, by: `Service ${spec.name}`, isExposure: true }));
  }));
  return [...own, ...byService];
}

function sources({ sourceRanges = [] }: ServiceSpec): TrafficEnd[] {
  return sourceRanges.length === 0 ? [ANYONE] : sourceRanges.map(text => ({ text, isOutside: true }));
}

function isolations(cluster: Cluster): Row[] {
  const end = (peer: TrafficPeerSpec | undefined) => peer === undefined ? HERE : endOf(peer);
  return nodesOf(cluster, 'isolation').flatMap(({ namespace = '-', spec: { name, allowed = [] } }) => allowed.map(({ from, to, ports = [] }) => (
    { namespace, from: end(from), to: end(to), ports: portsText(ports), by: `isolation ${name}` }
  )));
}

function connections(cluster: Cluster): Row[] {
  return nodesOf(cluster, 'connections').flatMap(({ namespace = '-', spec: { name, machines, from = [], to = [] } }) => (
    between(namespace, `connections ${name}`, [machines], from, to)
  ));
}

function groups(cluster: Cluster): Row[] {
  return nodesOf(cluster, 'securityGroup').flatMap(({ namespace = '-', spec: { name, machines, ingress = [], egress = [] } }) => (
    between(namespace, `security group ${name}`, machines, ingress, egress)
  ));
}

function between(
  namespace: string, by: string, machines: readonly TrafficPeerSpec[], from: readonly GroupRuleSpec[], to: readonly GroupRuleSpec[],
): Row[] {
  return machines.map(endOf).flatMap(own => [
    ...from.flatMap(({ peers, ports }) => peers.map(peer => ({ namespace, from: endOf(peer), to: own, ports: portsText(ports ?? []), by }))),
    ...to.flatMap(({ peers, ports }) => peers.map(peer => ({ namespace, from: own, to: endOf(peer), ports: portsText(ports ?? []), by }))),
  ]);
}

function endOf(peer: TrafficPeerSpec): TrafficEnd {
  switch (peer.kind) {
    case 'machines': return { text: selectionText(peer.machines), ...peer.machines.elsewhere === undefined && { machines: peer.members } };
    case 'namespace': return { text: `namespace ${peer.name}` };
    case 'cidr': return { text: [peer.cidr, ...peer.except ? [`without ${peer.except.join(', ')}`] : []].join(' '), isOutside: true };
    case 'anywhere': return { text: 'anyone', isOutside: true };
    case 'sameNamespace': return HERE;
    case 'group': return { text: `security group ${peer.group.name}` };
    case 'application': return { text: `${peer.application} ${peer.name}` };
    case 'domain': return { text: peer.name, isOutside: true };
    case 'unknown': return { text: 'an invalid value' };
  }
}

function selectionText({ kind, name, elsewhere }: MachineSelection): string {
  const place = elsewhere?.namespace === undefined ? '' : `${elsewhere.namespace}/`;
  return kind === 'fleet' ? `fleet ${place}${name}` : `${place}${name}`;
}

/** Ports as text, e.g. `443, 53/udp`. The protocol TCP is left out. */
export function portsText(...lists: readonly (readonly { readonly protocol: string; readonly port: number; readonly last?: number }[])[]): string {
  const ports = lists.flat();
  if (ports.length === 0) return 'all';
  return ports.map(({ protocol, port, last }) => (
    `${port}${last === undefined ? '' : `-${last}`}${protocol === 'TCP' ? '' : `/${protocol.toLowerCase()}`}`
  )).join(', ');
}
