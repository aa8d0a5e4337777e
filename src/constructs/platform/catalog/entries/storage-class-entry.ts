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
   * The best access mode that its volumes can have. Only used on plain KubeVirt.
   * @default - unknown; the storage profile of the cluster decides
   */
  readonly accessMode?: AccessMode;
  /**
   * What its volumes are. Only used on plain KubeVirt.
   * @default - unknown; the storage profile of the cluster decides
   */
  readonly volumeMode?: VolumeMode;
  /**
   * When its volumes are made. Only used on plain KubeVirt: a volume that waits for its first user cannot be uploaded
   * to before, so CDI is told not to wait with it, unless the class is known to be `IMMEDIATE`.
   * @default - unknown
   */
  readonly bindingMode?: BindingMode;
  /**
   * What happens to its volumes when their claims are deleted. Only used on plain KubeVirt.
   * @default - unknown
   */
  readonly reclaimPolicy?: ReclaimPolicy;
}
