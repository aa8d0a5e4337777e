import { Size } from 'cdk8s';
import { RemovalPolicy } from '../../model/removal-policy';
import { AccessMode, VolumeMode } from '../../model/storage';
import { VolumeDevice } from '../disk/disk-device';
import { DiskSource } from '../disk/disk-source';
import { StorageClass } from '../disk/storage-class';
import { TemplateHead, VolumeRequest } from '../disk/volume-request';

/**
 * The disk that a machine boots from, made together with it.
 */
export interface SystemDiskProps extends VolumeDevice {
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
   * What happens to the disk when its manifest leaves the folder.
   *
   * Changing this: applies live
   * @default RemovalPolicy.RETAIN
   */
  readonly removalPolicy?: RemovalPolicy;

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
