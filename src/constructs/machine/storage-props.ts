import { SystemDiskProps } from './system-disk-props';
import { IDisk } from '../disk/disk-reference';
import { Filesystem } from '../disk/filesystem';
import { GoldenImage } from '../image/golden-image';

/**
 * The disks and folders of a machine.
 */
export interface MachineStorageProps {
  /**
   * Golden image of the system disk. If you change the image, an existing disk keeps its content. Only the instance profile of the machine
   * changes, at the next restart.
   *
   * Changing this: has no effect after creation
   * @default - `image` of the chart's `defaults`; none if the machine sets `systemDisk.source`, or sets `disks` and no `systemDisk`
   */
  readonly image?: GoldenImage;

  /**
   * The disk from which the machine boots. The disk is created with the machine. By default, its name is the machine's name with the suffix
   * `-system`, and the disk is kept when the machine is deleted.
   *
   * @default - a clone of `image`, with the smallest possible size
   */
  readonly systemDisk?: SystemDiskProps;

  /**
   * Disks that are separate constructs or already exist, in boot order after the system disk. If the machine sets neither `image` nor `systemDisk`,
   * the machine boots from the first of these disks. Becomes `VMInstance.spec.disks`.
   *
   * Changing this: takes effect at the next restart
   * @default - none
   */
  readonly disks?: IDisk[];

  /**
   * Folders that the guest mounts. Plain KubeVirt only.
   *
   * Changing this: takes effect at the next restart
   * @default - none
   */
  readonly filesystems?: Filesystem[];
}
