import { Placed } from './fleet-view';
import { NodeOf } from '../model/fleet-model';
import { MachineSelection } from '../model/reference';

/** What of a machine is reached from outside the cluster. */
export interface Reach {
  readonly isWhole: boolean;
  /** Ports with their protocols, in order. */
  readonly ports: readonly string[];
}

/** What of a machine is reached from outside: by its own exposure, and by Services. */
export function reachOf({ node: { spec, namespace }, cluster }: Placed<'machine'>): Reach {
  const { exposure } = spec;
  const own = exposure?.kind === 'portList' ? exposure : { tcp: [], udp: [] };
  const isFor = ({ kind, name, elsewhere }: MachineSelection, from: string | undefined) => (
    name === (kind === 'fleet' ? spec.fleet : spec.name) && (elsewhere?.namespace ?? from) === namespace && !elsewhere?.otherCluster
  );
  const services = cluster.model.nodes.filter((each): each is NodeOf<'service'> => each.kind === 'service' && isFor(each.spec.machines, each.namespace));
  const byService = (protocol: string) => services.filter(isOutside).flatMap(({ spec: { type, ports = [] } }) => (
    ports.filter(each => (each.protocol ?? 'TCP') === protocol).map(({ port, nodePort }) => type === 'NodePort' ? nodePort ?? port : port)
  ));
  return { isWhole: exposure?.kind === 'wholeIp', ports: portTexts([...own.tcp, ...byService('TCP')], [...own.udp, ...byService('UDP')]) };
}

/** Ports as a failure shows them, each once. */
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
