import { AccessMode, BindingMode, ReclaimPolicy, VolumeMode } from '../../../../model/storage';

/**
 * A storage class that exists in your cluster.
 */
export interface StorageClassEntry {
  /** Exact name. */
  readonly name: string;
  /**
   * Whether a volume is stored on only one node, and is lost with that node.
   * @default false
   */
  readonly nodeLocal?: boolean;
  /**
   * The access mode with the most capabilities that its volumes support. Only used on plain KubeVirt.
   * @default - unknown; the storage profile of the cluster decides
   */
  readonly accessMode?: AccessMode;
  /**
   * The volume mode of its volumes. Only used on plain KubeVirt.
   * @default - unknown; the storage profile of the cluster decides
   */
  readonly volumeMode?: VolumeMode;
  /**
   * Its volume binding mode. Only used on plain KubeVirt: an upload is not possible while the volume waits for its first consumer.
   * Therefore an annotation tells CDI not to wait, unless the binding mode is `IMMEDIATE`.
   * @default - unknown
   */
  readonly bindingMode?: BindingMode;
  /**
   * What happens to its volumes when their claims are deleted. Only used on plain KubeVirt.
   * @default - unknown
   */
  readonly reclaimPolicy?: ReclaimPolicy;
}
