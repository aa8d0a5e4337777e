import { Size } from 'cdk8s';
import type { VolumeDevice } from './disk-device';
import { DiskSource } from './disk-source';
import { StorageClass } from './storage-class';
import { TemplateHead, VolumeRequest } from './volume-request';
import { RemovalPolicy } from '../../model/removal-policy';
import { AccessMode, VolumeMode } from '../../model/storage';

/**
 * A disk.
 */
export interface DiskProps extends VolumeDevice {
  /**
   * Name of the disk in its namespace: a DNS label of at most 45 characters. Under another name it is another disk:
   * the machine gets an empty or freshly cloned one, and the old one stays behind unless its removal policy is DELETE.
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
   * What happens to the disk when its manifest leaves the folder.
   *
   * Changing this: applies live
   * @default RemovalPolicy.RETAIN
   */
  readonly removalPolicy?: RemovalPolicy;

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

  /**
   * How many nodes may use it at once. Plain KubeVirt only: `DataVolume.spec.storage.accessModes`.
   *
   * Changing this: is refused
   * @default - what the catalog says of the storage class, else what the cluster knows of it
   */
  readonly accessMode?: AccessMode;

  /**
   * Whether it is a raw device or a file. Plain KubeVirt only: `DataVolume.spec.storage.volumeMode`.
   *
   * Changing this: is refused
   * @default - what the catalog says of the storage class, else what the cluster knows of it
   */
  readonly volumeMode?: VolumeMode;

  /**
   * Whether all of its space is taken when it is made. Plain KubeVirt only: `DataVolume.spec.preallocation`.
   *
   * Changing this: is refused
   * @default - as the cluster has it
   */
  readonly preallocation?: boolean;

  /**
   * How the volume is asked for. Plain KubeVirt only.
   *
   * Changing this: is refused
   * @default VolumeRequest.STORAGE
   */
  readonly request?: VolumeRequest;

  /**
   * What its entry in `dataVolumeTemplates` says of its own kind, for a manifest that has it: it means nothing there. Plain KubeVirt only,
   * for a disk of a machine with RemovalPolicy.DELETE.
   *
   * Changing this: has no effect after creation
   * @default - nothing
   */
  readonly templateHead?: TemplateHead;
}
