import { Check } from '../findings/shape';
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
export const isSnapshot: Check = (where, value, problems) => {
  if (typeof (value as { snapshotName?: unknown } | null)?.snapshotName === 'string') return;
  problems.push({
    code: 'PROPERTY_TYPE',
    message: `${where} is not what the property takes`,
    got: typeof value,
    allowed: 'a VirtualMachineSnapshot, or VirtualMachineSnapshot.fromName(\'db-2026-11-22\') for one that exists',
    fix: 'give the snapshot, not its name',
  });
};
