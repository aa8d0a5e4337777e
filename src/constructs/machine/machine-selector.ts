import { MachineSelection } from '../../model/reference';
import { TrafficPeerSpec } from '../../model/traffic';
import { reference } from '../../model/types';
import { Viewpoint } from '../../model/viewpoint';
import type { Connections } from '../isolation/connections';
import { ITrafficPeer } from '../isolation/traffic-peer-reference';

/**
 * A reference to machines: one `VirtualMachine`, or the members of a `Fleet` or `MachinePool`.
 */
export interface IMachineSelector extends ITrafficPeer {
  /** The allowed connections from and to these machines. */
  readonly connections: Connections;

  /** @internal */
  readonly _selection: MachineSelection;

  /**
   * The names of the machines.
   * @internal
   */
  _names(): readonly string[];
}

/** The machines as plain data. If the construct that refers to them is in another namespace or cluster, the result has `elsewhere`. */
export function selectionFrom(selector: IMachineSelector, at: Viewpoint): MachineSelection {
  const selection = selector._selection;
  const { elsewhere } = at.reference(selection.name, selector);
  return elsewhere === undefined ? selection : { ...selection, elsewhere };
}

/** The machines as the sender or the receiver of traffic. */
export function machinesFrom(selector: IMachineSelector, at: Viewpoint): TrafficPeerSpec {
  return { kind: 'machines', machines: selectionFrom(selector, at), members: selector._names() };
}

/** A machine, a fleet or a pool. */
export const isMachineSelector = reference('_selection', 'object', 'a VirtualMachine, a Fleet or a MachinePool', 'give the construct, not its name', selectionFrom);
