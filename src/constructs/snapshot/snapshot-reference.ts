import { SnapshotReference } from '../../model/snapshot';
import { reference } from '../../model/types';
import { IVirtualMachine } from '../machine/machine-reference';

/**
 * A snapshot that can be restored or cloned.
 */
export interface ISnapshot {
  /** Name of the `VirtualMachineSnapshot` in its namespace. */
  readonly snapshotName: string;

  /** @internal */
  readonly _machine?: IVirtualMachine | undefined;
}

/** A reference to an existing snapshot. */
export class ExistingSnapshot implements ISnapshot {
  constructor(public readonly snapshotName: string, public readonly _machine: IVirtualMachine | undefined) {
  }
}

/** Any `ISnapshot`, even if another package implements it. */
export const isSnapshot = reference(
  'snapshotName', 'string', 'a `VirtualMachineSnapshot`, or `VirtualMachineSnapshot.fromName` for an existing snapshot', 'give the snapshot, not its name',
  (snapshot: ISnapshot, at): SnapshotReference => {
    const machine = snapshot._machine;
    return { ...at.reference(snapshot.snapshotName, snapshot), ...machine && { machine: at.reference(machine.machineName, machine) } };
  },
);
