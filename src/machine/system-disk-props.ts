import { Size } from 'cdk8s';
import { DiskBus } from '../disk/disk-bus';
import { DiskSource } from '../disk/disk-source';
import { DiskTuning } from '../disk/disk-tuning';
import { StorageClass } from '../disk/storage-class';

/**
 * The disk that a machine boots from, made together with it.
 */
export interface SystemDiskProps {
  /**
   * Name of the disk.
   *
   * Changing this: destroys data
   * @default - the machine's name and `-system`
   */
  readonly name?: string;

  /**
   * Where its content comes from, if not from the machine's `image`.
   *
   * Changing this: has no effect after creation
   * @default - the machine's image
   */
  readonly source?: DiskSource;

  /**
   * Its size.
   *
   * Changing this: applies live
   * @default - the smallest that the image fits
   */
  readonly size?: Size;

  /**
   * Where its bytes live.
   *
   * Changing this: has no effect after creation
   * @default - that of the chart, else `replicated`
   */
  readonly storageClass?: StorageClass;

  /**
   * How the machine sees it.
   *
   * Changing this: takes effect at the next restart
   * @default - the instance profile decides
   */
  readonly bus?: DiskBus;

  /**
   * How the machine's host treats it. Plain KubeVirt only.
   *
   * Changing this: takes effect at the next restart
   * @default - as KubeVirt decides
   */
  readonly tuning?: DiskTuning;

  /**
   * Whether the disk may be deleted when its manifest leaves the folder.
   *
   * Changing this: applies live
   * @default false
   */
  readonly disposable?: boolean;
}
