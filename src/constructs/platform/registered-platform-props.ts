import { ClusterCatalog } from './catalog';

/**
 * A platform that another package has registered.
 */
export interface RegisteredPlatformProps {
  /**
   * The version, in the format of the platform.
   * @default - the platform decides
   */
  readonly version?: string;

  /**
   * The cluster's catalog, which extends or replaces the catalog of the version.
   * @default - the catalog of the platform
   */
  readonly catalog?: ClusterCatalog;

  /**
   * Other options of the platform. The options are plain data, because they are part of the model.
   * @default - none
   */
  readonly options?: { [key: string]: any };
}
