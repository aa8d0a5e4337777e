import { MachineSelection } from '../../model/reference';
import { same } from '../../model/same';

/** The label by which Services and policies select the pods of a machine. KubeVirt's own labels differ from version to version. */
export const MACHINE_LABEL = 'cdk8s-vm-fleet/machine';

/** The label by which Services and policies select the pods of a fleet's machines. */
export const FLEET_LABEL = 'cdk8s-vm-fleet/fleet';

/** The labels by which a Service or policy selects the pods of a machine or fleet. */
export function selectorOf({ kind, name }: MachineSelection): Record<string, string> {
  return { [kind === 'machine' ? MACHINE_LABEL : FLEET_LABEL]: name };
}

/** The machines that a selector selects; undefined if `selectorOf` does not write this selector. */
export function readOwnSelection(labels: Readonly<Record<string, string>>): MachineSelection | undefined {
  const selection = readSelection(labels);
  return same(labels, selectorOf(selection)) ? selection : undefined;
}

/** The machines that a selector of this library selects. */
export function readSelection(labels: Readonly<Record<string, string>>): MachineSelection {
  const machine = labels[MACHINE_LABEL];
  return machine === undefined ? { kind: 'fleet', name: labels[FLEET_LABEL] ?? '' } : { kind: 'machine', name: machine };
}
