import { Size } from 'cdk8s';
import { RemovalPolicy } from '../../model/removal-policy';
import { AccessMode, VolumeMode } from '../../model/storage';
import { VolumeDevice } from '../disk/disk-device';
import { DiskSource } from '../disk/disk-source';
import { StorageClass } from '../disk/storage-class';
import { TemplateHead, VolumeRequest } from '../disk/volume-request';

/**
 * The disk from which a machine boots. The disk is created with the machine.
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
   * The source of the disk's content, instead of the machine's `image`.
   *
   * Changing this: has no effect after creation
   * @default - the machine's image
   */
  readonly source?: DiskSource;

  /**
   * The size of the disk.
   *
   * Changing this: applies live
   * @default - the smallest size on which the image fits
   */
  readonly size?: Size;

  /**
   * The storage class of the disk.
   *
   * Changing this: has no effect after creation
   * @default - `storageClass` of the chart's `defaults`; otherwise `replicated`, or on plain KubeVirt `defaultStorageClass` of the platform
   */
  readonly storageClass?: StorageClass;

  /**
   * What happens to the disk when its manifest is removed from the output folder.
   *
   * Changing this: applies live
   * @default RemovalPolicy.RETAIN
   */
  readonly removalPolicy?: RemovalPolicy;

  /**
   * The access mode of the volume: how many nodes can use the volume at the same time. Plain KubeVirt only:
   * `DataVolume.spec.storage.accessModes`.
   *
   * Changing this: is refused
   * @default - the value of the storage class in the catalog, otherwise the cluster decides
   */
  readonly accessMode?: AccessMode;

  /**
   * Whether the disk is a raw device (`Block`) or a file in a file system (`Filesystem`). Plain KubeVirt only:
   * `DataVolume.spec.storage.volumeMode`.
   *
   * Changing this: is refused
   * @default - the value of the storage class in the catalog, otherwise the cluster decides
   */
  readonly volumeMode?: VolumeMode;

  /**
   * Whether all space of the volume is allocated at creation. Plain KubeVirt only: `DataVolume.spec.preallocation`.
   *
   * Changing this: is refused
   * @default - the default of the cluster
   */
  readonly preallocation?: boolean;

  /**
   * Service account of the pods with which CDI imports or uploads the content of the disk. CDI 1.65 and later. Plain KubeVirt only:
   * `DataVolume.spec.serviceAccountName`.
   *
   * Changing this: is refused
   * @default - the default service account of the namespace
   */
  readonly serviceAccountName?: string;

  /**
   * Whether CDI adds missing values to the volume request of the disk. Plain KubeVirt only.
   *
   * Changing this: is refused
   * @default VolumeRequest.STORAGE
   */
  readonly request?: VolumeRequest;

  /**
   * Kind and API version in the disk's entry of `dataVolumeTemplates`. These two fields have no effect. Set the fields only to reproduce an adopted
   * manifest (`vm-fleet adopt`) that has these fields. Plain KubeVirt only, for a system disk with RemovalPolicy.DELETE.
   *
   * Changing this: has no effect after creation
   * @default - none
   */
  readonly templateHead?: TemplateHead;
}
