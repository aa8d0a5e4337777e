import { VirtualMachineProps } from './virtual-machine-props';
import { Problem } from '../../findings/problem';
import { Disk } from '../disk/disk';
import { IDisk } from '../disk/disk-reference';

/**
 * A machine that lists `disks` and sets neither `image` nor `systemDisk` does not get the default image of its chart. If none of the disks is
 * bootable, the machine has no operating system, and no other check reports this.
 */
export function lostDefaults({ disks }: { readonly disks: readonly IDisk[] }, props: VirtualMachineProps, hasDefaultImage: boolean): Problem[] {
  if (!hasDefaultImage || !props.disks || props.disks.length === 0 || props.image || props.systemDisk || disks.some(mayBoot)) return [];
  return [{
    code: 'DEFAULT_LOST',
    message: 'no system disk: the machine lists `disks`, so the default `image` of its chart is not used',
    fix: 'set `systemDisk` or `image`, or attach the disks later with the method `attachDisk`',
  }];
}

/** Whether a disk may contain an operating system. */
function mayBoot(disk: IDisk): boolean {
  if (disk instanceof Disk) return disk.optical || !disk.source._isEmpty();
  return disk._attachment?.inline === undefined || disk._attachment.inline.kind === 'containerImage';
}
