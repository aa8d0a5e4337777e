import { DiskSpec } from '../../model/disk';
import { AttachedDiskSpec, MachineSpec } from '../../model/machine';
import { NodeContext } from '../context';

/** The disk that is attached to a machine; undefined if the model does not contain the disk. */
export function attachedDisk({ name, existing, inline, elsewhere }: AttachedDiskSpec, context: NodeContext): DiskSpec | undefined {
  return existing || inline || elsewhere ? undefined : context.find('disk', name);
}

/** The boot disk of a machine: the disk with the lowest boot order, otherwise the first disk that is neither empty nor a configuration disk. */
export function bootDisk({ disks = [] }: Pick<MachineSpec, 'disks'>): AttachedDiskSpec | undefined {
  let first: AttachedDiskSpec | undefined;
  for (const disk of disks) if (disk.bootOrder !== undefined && !(first !== undefined && first.bootOrder! <= disk.bootOrder)) first = disk;
  return first ?? disks.find(({ inline }) => inline === undefined || inline.kind === 'containerImage') ?? disks[0];
}

/** The source of a machine's boot disk; undefined if the model does not contain the disk. */
export function bootSource(spec: Pick<MachineSpec, 'disks'>, context: NodeContext): DiskSpec['source'] {
  const disk = bootDisk(spec);
  return disk && attachedDisk(disk, context)?.source;
}
