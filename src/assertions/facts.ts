import { Placed } from './fleet-view';
import { ExposureSpec } from '../model/machine';
import { Cluster } from '../platforms/fleet';

/** The label by which hosts differ. */
const HOSTNAME = 'kubernetes.io/hostname';

/** The size of a disk in bytes, also where the platform derives it; undefined where only the cluster knows it. */
export function diskSize(name: string, namespace: string | undefined, cluster: Cluster): number | undefined {
  const node = cluster.node('disk', namespace, name);
  return node && cluster.driver?.usage(node, cluster.context(namespace))['requests.storage'];
}

/** The golden image that a machine boots from. */
export function imageOf({ node: { spec, namespace }, cluster }: Placed<'machine'>): string | undefined {
  const boot = spec.disks?.[0];
  const source = boot && cluster.node('disk', namespace, boot.name)?.spec.source;
  return source?.kind === 'image' ? source.image.id ?? source.image.name : undefined;
}

/** Ports with their protocols, in order. */
export function portsOf(exposure: ExposureSpec | undefined): string[] {
  if (exposure?.kind !== 'portList') return [];
  const sorted = (ports: readonly number[]) => [...new Set(ports)].sort((a, b) => a - b);
  return [...sorted(exposure.tcp).map(port => `TCP ${port}`), ...sorted(exposure.udp).map(port => `UDP ${port}`)];
}

export function samePorts(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((port, i) => port === b[i]);
}

export function exposureText(exposure: ExposureSpec | undefined): string {
  return exposure?.kind === 'wholeIp' ? 'a whole IP address' : portsOf(exposure).join(', ') || 'nothing';
}

/** Whether a machine is required to run on another host than another one of its namespace and cluster. */
export function hasHostSeparation({ node, cluster }: Placed<'machine'>, other: Placed<'machine'>): boolean {
  const { machineAffinity = [] } = node.spec;
  if (cluster !== other.cluster) return true;
  return machineAffinity.some(({ separate, label, weight, machines: { kind, name, elsewhere } }) => (
    separate && weight === undefined && label === HOSTNAME && name === (kind === 'fleet' ? other.node.spec.fleet : other.node.spec.name)
    && (elsewhere?.namespace ?? node.namespace) === other.node.namespace
  ));
}
