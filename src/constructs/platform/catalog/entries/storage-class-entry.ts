import { AccessMode, BindingMode, ReclaimPolicy, VolumeMode } from '../../../../model/storage';

/**
 * A storage class that your cluster has.
 */
export interface StorageClassEntry {
  /** Exact name. */
  readonly name: string;
  /**
   * Whether a volume lives on one node only and is lost with it.
   * @default false
   */
  readonly nodeLocal?: boolean;
  /**
   * The access mode of its volumes with the most capabilities. Only used on plain KubeVirt.
   * @default - unknown; the storage profile of the cluster decides
   */
  readonly accessMode?: AccessMode;
  /**
   * What its volumes are. Only used on plain KubeVirt.
   * @default - unknown; the storage profile of the cluster decides
   */
  readonly volumeMode?: VolumeMode;
  /**
   * Its volume binding mode. Only used on plain KubeVirt: an upload is not possible while the volume waits for its first consumer, so an
   * annotation tells CDI not to wait, unless the class is `IMMEDIATE`.
   * @default - unknown
   */
  readonly bindingMode?: BindingMode;
  /**
   * What happens to its volumes when their claims are deleted. Only used on plain KubeVirt.
   * @default - unknown
   */
  readonly reclaimPolicy?: ReclaimPolicy;
}
