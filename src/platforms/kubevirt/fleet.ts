import { fleetOf, membersOf } from './members';
import { KUBEVIRT } from './sources';
import { KubeVirtTarget } from './target';
import { ChangeEffect } from '../../model/change-effect';
import { FleetSpec } from '../../model/fleet-model';
import { FieldTable } from '../fields';
import { ApiObjectData, ObjectIndex } from '../reading';

const { LIVE, RECREATE } = ChangeEffect;

/** A fleet has no object. It only becomes a label on the pods of its machines. */
export const FLEET_FIELDS: FieldTable<FleetSpec, KubeVirtTarget> = {
  // The names of the machines begin with the name of the fleet.
  name: { joint: 'label', effect: RECREATE, source: `${KUBEVIRT}/pkg/virt-controller/watch/vm/vm.go#SetupVMIFromVM` },
  members: { joint: 'label', effect: LIVE, source: `${KUBEVIRT}/pkg/virt-controller/watch/vm/vm.go#SetupVMIFromVM` },
};

/** The fleet of a machine, if the machine is the first member of the fleet. */
export function fleetFrom(machine: ApiObjectData, index: ObjectIndex): FleetSpec | undefined {
  const name = fleetOf(machine);
  const members = name === undefined ? [] : membersOf(name, machine.metadata.namespace, index);
  return members[0] === machine ? { name: name!, members: members.map(({ metadata }) => metadata.name) } : undefined;
}
