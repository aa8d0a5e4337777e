import { ClusterCatalog } from './catalog';

/**
 * A platform of another package.
 */
export interface RegisteredPlatformProps {
  /**
   * Its version, as the platform writes versions.
   * @default - the platform decides
   */
  readonly version?: string;

  /**
   * The cluster's catalog, which extends or replaces the catalog of the version.
   * @default - the catalog of the platform
   */
  readonly catalog?: ClusterCatalog;

  /**
   * Other options of the platform. Plain data, because they are part of the model.
   * @default - none
   */
  readonly options?: { [key: string]: any };
}
