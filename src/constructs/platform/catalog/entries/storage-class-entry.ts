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
   * The widest access mode that volumes of this class support, e.g. ReadWriteMany. On every platform, synthesis derives from the mode whether
   * machines can be migrated live. On plain KubeVirt, the mode is also written into each `DataVolume`.
   * @default - unknown; the storage profile of the cluster decides
   */
  readonly accessMode?: AccessMode;
  /**
   * The volume mode of volumes of this class. Only used on plain KubeVirt.
   * @default - unknown; the storage profile of the cluster decides
   */
  readonly volumeMode?: VolumeMode;
  /**
   * The volume binding mode of the class. Only used on plain KubeVirt. If the mode is `WAIT_FOR_FIRST_CONSUMER`, synthesis reports the warning
   * `CONSUMER_MISSING` for a clone or a snapshot that waits for a volume, if no machine that uses the volume starts by itself. If the mode is not
   * `IMMEDIATE`, a disk whose content is uploaded has an annotation that tells CDI not to wait, because an upload is not possible while the volume
   * waits.
   * @default - unknown
   */
  readonly bindingMode?: BindingMode;
  /**
   * What happens to volumes of this class when their claims are deleted. Only used on plain KubeVirt.
   * @default - unknown
   */
  readonly reclaimPolicy?: ReclaimPolicy;
}
