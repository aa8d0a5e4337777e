import { Standing } from './standing';
import { reference } from '../findings/shape';
import { ExposureModel } from '../model/machine';
import { MachineSelection } from '../model/selection';

/**
 * Machines that others refer to: one `VirtualMachine`, or the members of a `Fleet`.
 */
export interface IMachines {
  /** @internal */
  readonly _selection: MachineSelection;

  /**
   * Where they stand.
   * @internal
   */
  readonly _standing: Standing;

  /**
   * Their names.
   * @internal
   */
  _names(): readonly string[];

  /**
   * Which ports of each the world reaches.
   * @internal
   */
  _exposures(): readonly ExposureModel[];
}

/** A machine or a fleet. */
export const areMachines = reference('_selection', 'object', 'a VirtualMachine or a Fleet', 'give the construct, not its name');
