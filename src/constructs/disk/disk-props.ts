import { Size } from 'cdk8s';
import type { VolumeDevice } from './disk-device';
import { DiskSource } from './disk-source';
import { StorageClass } from './storage-class';
import { TemplateHead, VolumeRequest } from './volume-request';
import { RemovalPolicy } from '../../model/removal-policy';
import { AccessMode, VolumeMode } from '../../model/storage';

/**
 * Properties of a disk. "Changing this" describes the effect on an existing disk on Cozystack and Hikube. For a property that only plain KubeVirt
 * has, "Changing this" describes the effect on plain KubeVirt.
 */
export interface DiskProps extends VolumeDevice {
  /**
   * Name of the disk in its namespace: a DNS label of at most 45 characters (on plain KubeVirt, 63). A changed name creates a new disk: the machine
   * gets an empty or newly cloned disk, and the old disk stays unless its removal policy is DELETE.
   *
   * Changing this: destroys data
   * @default - the construct's id; for a disk from `addDisk`, the machine's name, a dash and the id
   */
  readonly name?: string;

  /**
   * The source of the disk's first content. Becomes `VMDisk.spec.source`.
   *
   * Changing this: has no effect after creation
   * @default DiskSource.blank()
   */
  readonly source?: DiskSource;

  /**
   * The size. You can only increase the size. Cozystack and Hikube silently ignore a smaller size, except Cozystack up to 0.38.3, where the Helm
   * release fails. Becomes `VMDisk.spec.storage`. (Plain KubeVirt rejects any change of a `DataVolume`. Expand the volume claim of the `DataVolume`
   * instead.)
   *
   * Changing this: applies live
   * @default - the size of the source, if the disk is a clone; any other disk must set a size; on Cozystack and Hikube, a clone must also set a size
   * if the size of its source is unknown
   */
  readonly size?: Size;

  /**
   * The storage class. Becomes `VMDisk.spec.storageClass`.
   *
   * Changing this: has no effect after creation
   * @default - `storageClass` of the chart's `defaults`; otherwise `replicated`, or on plain KubeVirt `defaultStorageClass` of the platform
   */
  readonly storageClass?: StorageClass;

  /**
   * Whether machines attach the disk as a CD-ROM. Becomes `VMDisk.spec.optical`.
   *
   * Changing this: takes effect at the next restart
   * @default false
   */
  readonly optical?: boolean;

  /**
   * What happens to the disk when its manifest is removed from the output folder.
   *
   * Changing this: applies live
   * @default RemovalPolicy.RETAIN
   */
  readonly removalPolicy?: RemovalPolicy;

  /**
   * Labels of the `VMDisk`; on plain KubeVirt, labels of the `DataVolume`. Cozystack and Hikube do not copy the labels to the volume.
   *
   * Changing this: applies live
   * @default - none
   */
  readonly labels?: { [key: string]: string };

  /**
   * Annotations of the `VMDisk`; on plain KubeVirt, annotations of the `DataVolume`.
   *
   * Changing this: applies live
   * @default - only the annotations of `RemovalPolicy.RETAIN`, which prevent pruning
   */
  readonly annotations?: { [key: string]: string };

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
   * manifest (`vm-fleet adopt`) that has these fields. Plain KubeVirt only, for a disk from `addDisk` with RemovalPolicy.DELETE.
   *
   * Changing this: has no effect after creation
   * @default - none
   */
  readonly templateHead?: TemplateHead;
}
