import { reference } from '../findings/shape';
import { IVirtualMachine } from '../machine/machine-reference';
import { Standing } from '../placement/standing';

/**
 * A snapshot that can be restored or cloned.
 */
export interface ISnapshot {
  /** Name of the `VirtualMachineSnapshot` in its namespace. */
  readonly snapshotName: string;

  /** @internal */
  readonly _machine?: IVirtualMachine;

  /** @internal */
  readonly _standing?: Standing;
}

/** Anything that is an `ISnapshot`. */
export const isSnapshot = reference(
  'snapshotName', 'string', 'a VirtualMachineSnapshot, or VirtualMachineSnapshot.fromName(\'db-2026-11-22\') for one that exists', 'give the snapshot, not its name',
);
