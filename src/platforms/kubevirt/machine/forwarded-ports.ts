import { MachineSpec } from '../../../model/machine';
import { NetworkSpec, networksOf, nicOf } from '../../../model/nic';

/**
 * Whether the traffic to a port of the pod reaches the guest. An interface with masquerade forwards only the ports in its list, or all ports if
 * it has no list.
 *
 * Source: `pkg/network/setup/netpod/masquerade/masquerade.go` of KubeVirt
 */
export function isForwarded(machine: MachineSpec, port: number, protocol: string): boolean {
  const pod = networksOf(machine).find(({ kind }) => kind === 'pod');
  const { ports = [] } = pod === undefined ? {} : nicOf(pod) ?? {};
  if (pod === undefined || !isMasquerade(pod) || ports.length === 0) return true;
  return ports.some(each => each.port === port && (each.protocol || 'TCP').toUpperCase() === protocol);
}

/** Whether an interface has the masquerade binding, which is the default on the pod network. */
export function isMasquerade(network: NetworkSpec): boolean {
  const nic = nicOf(network);
  return network.kind === 'pod' && nic?.plugin === undefined && (nic?.binding ?? 'masquerade') === 'masquerade';
}
