import { AccessMode, BindingMode, ReclaimPolicy, VolumeMode } from '../../../../model/storage';

/**
 * A storage class that exists in your cluster.
 */
export interface StorageClassEntry {
  /** Exact name of the storage class. */
  readonly name: string;
  /**
   * Whether each volume is stored on only one node, and is lost with that node.
   * @default false
   */
  readonly nodeLocal?: boolean;
  /**
   * The access mode with the most capabilities that volumes of this class support. Only used on plain KubeVirt.
   * @default - unknown; the storage profile of the cluster decides
   */
  readonly accessMode?: AccessMode;
  /**
   * The volume mode of volumes of this class. Only used on plain KubeVirt.
   * @default - unknown; the storage profile of the cluster decides
   */
  readonly volumeMode?: VolumeMode;
  /**
   * The volume binding mode of the class. Only used on plain KubeVirt, for disks whose content is uploaded: an upload is not possible while
   * the volume waits for its first consumer. Therefore an annotation tells CDI not to wait, unless the binding mode is `IMMEDIATE`.
   * @default - unknown
   */
  readonly bindingMode?: BindingMode;
  /**
   * What happens to volumes of this class when their claims are deleted. Only used on plain KubeVirt.
   * @default - unknown
   */
  readonly reclaimPolicy?: ReclaimPolicy;
}
