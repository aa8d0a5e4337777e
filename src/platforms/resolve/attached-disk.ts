import { DiskSpec } from '../../model/disk';
import { AttachedDiskSpec, MachineSpec } from '../../model/machine';
import { NodeContext } from '../context';

/** The disk that a machine has attached, if the model creates it. */
export function attachedDisk({ name, existing, inline, elsewhere }: AttachedDiskSpec, context: NodeContext): DiskSpec | undefined {
  return existing || inline || elsewhere ? undefined : context.find('disk', name);
}

/** The source of a machine's first disk, if the model creates the disk. */
export function bootSource({ disks = [] }: MachineSpec, context: NodeContext): DiskSpec['source'] {
  return disks.length === 0 ? undefined : attachedDisk(disks[0], context)?.source;
}
