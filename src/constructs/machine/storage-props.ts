import { SystemDiskProps } from './system-disk-props';
import { IDisk } from '../disk/disk-reference';
import { Filesystem } from '../disk/filesystem';
import { GoldenImage } from '../image/golden-image';

/**
 * What a machine boots from, its disks and the directories that it mounts.
 */
export interface MachineStorageProps {
  /**
   * Golden image of the system disk. A disk that exists keeps its content; but the instance profile that comes with
   * the image does change, at the next restart.
   *
   * Changing this: has no effect after creation
   * @default - that of the chart, if the machine has no other system disk
   */
  readonly image?: GoldenImage;

  /**
   * The disk it boots from. It is made together with the machine, named after it and kept when the machine goes.
   *
   * @default - one from the `image`, just large enough
   */
  readonly systemDisk?: SystemDiskProps;

  /**
   * Disks that are constructs of their own or exist already, in boot order behind the system disk.
   * Without `image` and `systemDisk` the machine boots from the first. Becomes `VMInstance.spec.disks`.
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
