import { Reference } from '../../../model/reference';
import { Codec } from '../../fields';
import { ApiObjectData, ObjectIndex } from '../../reading';

/** The reference to a machine in snapshots, restores and clones. */
export function machineReference(name: string): { readonly apiGroup: string; readonly kind: string; readonly name: string } {
  return { apiGroup: 'kubevirt.io', kind: 'VirtualMachine', name };
}

export const MACHINE_REFERENCE: Codec<Reference> = { write: ({ name }) => machineReference(name), read: readMachineReference };
export const MACHINE_NAME: Codec<string> = { write: machineReference, read: field => readMachineReference(field)?.name };

function readMachineReference(field: any): Reference | undefined {
  return typeof field?.name === 'string' ? { name: field.name } : undefined;
}

/** A snapshot with its machine, if the machine is among the objects. */
export function snapshotReference(name: string, namespace: string | undefined, index: ObjectIndex): Reference & { readonly machine?: Reference } {
  const machine = machineOf(index.find('VirtualMachineSnapshot', namespace, name));
  return { name, ...machine && { machine } };
}

function machineOf(snapshot: ApiObjectData | undefined): Reference | undefined {
  return readMachineReference((snapshot?.spec as any)?.source);
}
