import { reference } from '../../model/types';

/**
 * A reference to a machine. The machine is defined in this code or exists in the cluster.
 */
export interface IVirtualMachine {
  /** The machine's name in its namespace, without the platform's prefix. */
  readonly machineName: string;
}

/** A reference to an existing machine. */
export class ExistingMachine implements IVirtualMachine {
  constructor(public readonly machineName: string) {
  }
}

/** Any `IVirtualMachine`, even if another package implements it. */
export const isMachine = reference(
  'machineName', 'string', 'a `VirtualMachine`, or `VirtualMachine.fromName` for an existing machine', 'give the machine, not its name',
);
