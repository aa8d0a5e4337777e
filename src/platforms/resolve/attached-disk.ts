import { DiskSpec } from '../../model/disk';
import { AttachedDiskSpec, MachineSpec } from '../../model/machine';
import { NodeContext } from '../context';

/** The disk that a machine has attached, if the model makes it. */
export function attachedDisk({ name, existing, inline, elsewhere }: AttachedDiskSpec, context: NodeContext): DiskSpec | undefined {
  return existing || inline || elsewhere ? undefined : context.find('disk', name);
}

/** What the first disk of a machine is made from, if the model makes it. */
export function bootSource({ disks = [] }: MachineSpec, context: NodeContext): DiskSpec['source'] {
  return disks.length === 0 ? undefined : attachedDisk(disks[0], context)?.source;
}
