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
   * The cluster's catalog, added to or instead of the catalog of the version.
   * @default - what the platform brings
   */
  readonly catalog?: ClusterCatalog;

  /**
   * What else the platform takes: plain data, as it is part of the model.
   * @default - none
   */
  readonly options?: { [key: string]: any };
}
