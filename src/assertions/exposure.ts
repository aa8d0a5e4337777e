import { Placed } from './fleet-view';
import { NodeOf } from '../model/fleet-model';
import { MachineSpec } from '../model/machine';
import { MachineSelection } from '../model/reference';
import { Cluster } from '../platforms/fleet';

/** The ports of a machine that are reachable from outside the cluster. */
export interface Reach {
  readonly isWhole: boolean;
  /** Ports with their protocols, in order. */
  readonly ports: readonly string[];
}

/** The ports of a machine that are reachable from outside: by its own exposure, and by Services. */
export function reachOf({ node: { spec, namespace }, cluster }: Placed<'machine'>, services = outsideServices(cluster)): Reach {
  const { exposure } = spec;
  const own = exposure?.kind === 'portList' ? exposure : { tcp: [], udp: [] };
  const those = machineKeys(spec, namespace).flatMap(key => services.get(key) ?? []);
  const byService = (protocol: string) => those.flatMap(({ spec: { type, ports = [] } }) => (
    ports.filter(each => (each.protocol ?? 'TCP') === protocol).map(({ port, nodePort }) => type === 'NodePort' ? nodePort ?? port : port)
  ));
  return { isWhole: exposure?.kind === 'wholeIp', ports: portTexts([...own.tcp, ...byService('TCP')], [...own.udp, ...byService('UDP')]) };
}

/** The Services by which machines are reachable from outside the cluster, grouped by the `selectionKey` of these machines. */
export function outsideServices(cluster: Cluster): Map<string, NodeOf<'service'>[]> {
  const found = new Map<string, NodeOf<'service'>[]>();
  for (const node of cluster.model.nodes) {
    if (node.kind !== 'service' || !isOutside(node) || node.spec.machines.elsewhere?.otherCluster) continue;
    const key = selectionKey(node.spec.machines, node.namespace);
    const known = found.get(key);
    if (known) known.push(node);
    else found.set(key, [node]);
  }
  return found;
}

/** The keys of the selections that contain a machine. */
export function machineKeys({ name, fleet }: Pick<MachineSpec, 'name' | 'fleet'>, namespace: string | undefined): string[] {
  const keyOf = (kind: MachineSelection['kind'], selected: string) => selectionKey({ kind, name: selected }, namespace);
  return [keyOf('machine', name), ...fleet === undefined ? [] : [keyOf('fleet', fleet)]];
}

/**
 * A text that is equal for two selections only if they select the same machines.
 *
 * @param from the namespace of the object with the selection
 */
function selectionKey({ kind, name, elsewhere }: MachineSelection, from: string | undefined): string {
  return `${kind} ${name} ${elsewhere?.namespace ?? from ?? ''}`;
}

/** Ports as text for failures, without duplicates. */
export function portTexts(tcp: readonly number[], udp: readonly number[]): string[] {
  const sorted = (ports: readonly number[]) => [...new Set(ports)].sort((a, b) => a - b);
  return [...sorted(tcp).map(port => `TCP ${port}`), ...sorted(udp).map(port => `UDP ${port}`)];
}

export function isReached({ isWhole, ports }: Reach): boolean {
  return isWhole || ports.length > 0;
}

export function reachText({ isWhole, ports }: Reach): string {
  return isWhole ? 'a whole IP address' : ports.join(', ') || 'nothing';
}

function isOutside({ spec: { type, externalIps = [] } }: NodeOf<'service'>): boolean {
  return type === 'LoadBalancer' || type === 'NodePort' || externalIps.length > 0;
}
