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
   * The volume mode of volumes of this class. Used only on plain KubeVirt.
   * @default - unknown; the storage profile of the cluster decides
   */
  readonly volumeMode?: VolumeMode;
  /**
   * The volume binding mode of the class. Used only on plain KubeVirt. With the mode `WAIT_FOR_FIRST_CONSUMER`, a volume is created only when a
   * machine that uses the volume starts. If no such machine starts by itself, synthesis reports the warning `CONSUMER_MISSING` for each clone or
   * snapshot that waits for the volume. If the mode is not `IMMEDIATE`, the library annotates each disk whose content is uploaded. The annotation
   * tells CDI to create the volume immediately, because an upload is not possible before the volume exists.
   * @default - unknown
   */
  readonly bindingMode?: BindingMode;
  /**
   * What happens to volumes of this class when their claims are deleted. Used only on plain KubeVirt.
   * @default - unknown
   */
  readonly reclaimPolicy?: ReclaimPolicy;
}
