import { Size } from 'cdk8s';
import { DiskBus } from './disk-bus';
import { DiskSource } from './disk-source';
import type { DiskTuning } from './disk-tuning';
import { StorageClass } from './storage-class';

/**
 * A disk.
 */
export interface DiskProps {
  /**
   * Name of the disk in its namespace: a DNS label of at most 45 characters. Under another name it is another disk:
   * the machine gets an empty or freshly cloned one, and the old one stays behind unless it is disposable.
   *
   * Changing this: destroys data
   * @default - the construct's id; for a disk that a machine makes, the machine's name, a dash and the id
   */
  readonly name?: string;

  /**
   * Where its first content comes from. Becomes `VMDisk.spec.source`.
   *
   * Changing this: has no effect after creation
   * @default DiskSource.blank()
   */
  readonly source?: DiskSource;

  /**
   * Its size. It can grow; a smaller size is silently ignored by the platform. Becomes `VMDisk.spec.storage`.
   * (Plain KubeVirt refuses any change of a `DataVolume`: there its volume claim is grown instead.)
   *
   * Changing this: applies live
   * @default - the size of the image or disk it is cloned from; an error for any other source
   */
  readonly size?: Size;

  /**
   * Where its bytes live. Becomes `VMDisk.spec.storageClass`.
   *
   * Changing this: has no effect after creation
   * @default - that of the chart, else `replicated`
   */
  readonly storageClass?: StorageClass;

  /**
   * Whether machines see it as a CD-ROM. Becomes `VMDisk.spec.optical`.
   *
   * Changing this: takes effect at the next restart
   * @default false
   */
  readonly optical?: boolean;

  /**
   * How machines see it. Becomes `VMInstance.spec.disks[].bus`.
   *
   * Changing this: takes effect at the next restart
   * @default - the instance profile decides; on Cozystack before 1.5 that is written out
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
   * Whether the disk may be deleted when its manifest leaves the folder. A disk is kept otherwise: Argo CD and Flux
   * are told by annotations not to prune it.
   *
   * Changing this: applies live
   * @default false
   */
  readonly disposable?: boolean;

  /**
   * Labels of the `VMDisk`. The platform does not pass them on to the volume.
   *
   * Changing this: applies live
   * @default - none
   */
  readonly labels?: { [key: string]: string };

  /**
   * Annotations of the `VMDisk`.
   *
   * Changing this: applies live
   * @default - those that keep the disk
   */
  readonly annotations?: { [key: string]: string };
}
