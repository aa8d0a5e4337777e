import { ClusterCatalog } from './catalog';
import { CozystackVersion } from '../../platforms/cozystack/version';

/**
 * A self-hosted Cozystack.
 */
export interface CozystackProps {
  /**
   * The release line of Cozystack.
   * @default CozystackVersion.V1_6
   */
  readonly version?: CozystackVersion;

  /**
   * The cluster's catalog, which extends or replaces the catalog of the version: your own golden images, instance types, profiles, storage
   * classes and GPUs.
   * @default - the catalog of the version, with the golden images of the package `vm-default-images` (1.3 and later)
   */
  readonly catalog?: ClusterCatalog;
}
