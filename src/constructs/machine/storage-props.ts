import { SystemDiskProps } from './system-disk-props';
import { IDisk } from '../disk/disk-reference';
import { Filesystem } from '../disk/filesystem';
import { GoldenImage } from '../image/golden-image';

/**
 * What a machine boots from, its disks and the directories that it mounts.
 */
export interface MachineStorageProps {
  /**
   * Golden image of the system disk. An existing disk keeps its content, but the instance profile of the image does change, at the next
   * restart.
   *
   * Changing this: has no effect after creation
   * @default - that of the chart, if the machine has no other system disk
   */
  readonly image?: GoldenImage;

  /**
   * The disk it boots from. It is created with the machine, has its name and the suffix `-system`, and is kept when the machine is
   * deleted.
   *
   * @default - one from the `image`, just large enough
   */
  readonly systemDisk?: SystemDiskProps;

  /**
   * Disks that are separate constructs or already exist, in boot order after the system disk. Without `image` and `systemDisk` the machine
   * boots from the first. Becomes `VMInstance.spec.disks`.
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
