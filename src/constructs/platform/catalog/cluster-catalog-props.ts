import { GoldenImageEntry, GpuEntry, InstanceProfileEntry, InstanceTypeEntry, StorageClassEntry } from './entries';

/**
 * The catalog of a cluster, or additions to the catalog of the platform.
 */
export interface ClusterCatalogProps {
  /**
   * Instance types.
   * @default - the entries of the platform
   */
  readonly instanceTypes?: InstanceTypeEntry[];
  /**
   * Instance profiles.
   * @default - the entries of the platform
   */
  readonly instanceProfiles?: InstanceProfileEntry[];
  /**
   * Golden images.
   * @default - the entries of the platform
   */
  readonly goldenImages?: GoldenImageEntry[];
  /**
   * Storage classes.
   * @default - the entries of the platform
   */
  readonly storageClasses?: StorageClassEntry[];
  /**
   * GPUs. If the resulting catalog has a GPU, a machine with a GPU that is not in the catalog is an error.
   * @default - the entries of the platform
   */
  readonly gpus?: GpuEntry[];
}
