import { MachineSelection } from '../../model/reference';
import { same } from '../../model/same';

/** On the pods of a machine, so that Services and policies find it; KubeVirt's own labels differ by version. */
export const MACHINE_LABEL = 'cdk8s-vm-fleet/machine';

/** On the pods of a fleet's machines. */
export const FLEET_LABEL = 'cdk8s-vm-fleet/fleet';

/** The labels that the pods of some machines share. */
export function selectorOf({ kind, name }: MachineSelection): Record<string, string> {
  return { [kind === 'machine' ? MACHINE_LABEL : FLEET_LABEL]: name };
}

/** The same for any selector; undefined for a selector with more labels, or of another tool. */
export function readOwnSelection(labels: Readonly<Record<string, string>>): MachineSelection | undefined {
  const selection = readSelection(labels);
  return same(labels, selectorOf(selection)) ? selection : undefined;
}

/** The machines that a selector of this library selects. */
export function readSelection(labels: Readonly<Record<string, string>>): MachineSelection {
  const machine = labels[MACHINE_LABEL];
  return machine === undefined ? { kind: 'fleet', name: labels[FLEET_LABEL] ?? '' } : { kind: 'machine', name: machine };
}
