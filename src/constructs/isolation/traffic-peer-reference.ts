import { Problem } from '../../findings/problem';
import { TrafficPeerSpec } from '../../model/traffic';
import { reference } from '../../model/types';
import { Viewpoint } from '../../model/viewpoint';
import type { IMachineSelector } from '../machine/machine-selector';

/**
 * The sender or the receiver of traffic: a `VirtualMachine`, a `Fleet`, a `MachinePool`, or a `TrafficPeer` for any other peer.
 */
export interface ITrafficPeer {
  /**
   * The machines of the peer.
   * @internal
   */
  readonly _machines?: IMachineSelector;

  /**
   * The peer as plain data. If the peer is not in the namespace and the cluster of the construct that has the rule, the result has `elsewhere`.
   * @internal
   */
  _peer(at: Viewpoint): TrafficPeerSpec;

  /**
   * The problems of the peer.
   * @internal
   */
  _problems?(): readonly Problem[];
}

/** The sender or the receiver of traffic. */
export const isTrafficPeer = reference('_peer', undefined, 'a VirtualMachine, a Fleet, a MachinePool or a TrafficPeer', 'give the construct, not its name', plainPeer);

function plainPeer(peer: ITrafficPeer, at: Viewpoint): TrafficPeerSpec {
  at.report(peer._problems?.() ?? []);
  return peer._peer(at);
}
