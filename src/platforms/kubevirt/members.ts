import { FLEET_LABEL } from './labels';
import { MachineSelection } from '../../model/reference';
import { at } from '../fields';
import { ApiObjectData, ObjectIndex } from '../reading';

/** The machines of each fleet, by the namespace and name of the fleet. */
type Members = ReadonlyMap<string, readonly ApiObjectData[]>;

/** The machines of all fleets, collected once for each index. */
const members = new WeakMap<ObjectIndex, Members>();

/** The machines of a fleet, in the order of their objects. */
export function membersOf(fleet: string, namespace: string | undefined, index: ObjectIndex): readonly ApiObjectData[] {
  let known = members.get(index);
  if (known === undefined) members.set(index, known = collect(index));
  return known.get(keyOf(namespace, fleet)) ?? [];
}

/** The fleet to which a machine belongs. */
export function fleetOf(machine: ApiObjectData | undefined): string | undefined {
  return machine && at(machine, ['spec', 'template', 'metadata', 'labels', FLEET_LABEL]) as string | undefined;
}

/** A selected machine, with the fleet to which it belongs. */
export function withFleet(selection: MachineSelection, namespace: string | undefined, index: ObjectIndex): MachineSelection {
  const fleet = selection.kind === 'machine' ? fleetOf(index.find('VirtualMachine', namespace, selection.name)) : undefined;
  return fleet === undefined ? selection : { ...selection, fleet };
}

/** The names of machines that are selected. */
export function selectedNames({ kind, name }: MachineSelection, namespace: string | undefined, index: ObjectIndex): string[] {
  return kind === 'machine' ? [name] : membersOf(name, namespace, index).map(({ metadata }) => metadata.name);
}

function collect({ objects }: ObjectIndex): Members {
  const known = new Map<string, ApiObjectData[]>();
  for (const object of objects) {
    const fleet = object.kind === 'VirtualMachine' ? fleetOf(object) : undefined;
    if (fleet === undefined) continue;
    const key = keyOf(object.metadata.namespace, fleet);
    known.set(key, [...known.get(key) ?? [], object]);
  }
  return known;
}

const keyOf = (namespace: string | undefined, fleet: string) => `${namespace ?? ''} ${fleet}`;
