import { ClusterCatalog } from './catalog';
import { CozystackVersion } from '../../platforms/cozystack/version';

/**
 * A self-hosted Cozystack.
 */
export interface CozystackProps {
  /**
   * Its release line.
   * @default CozystackVersion.V1_6
   */
  readonly version?: CozystackVersion;

  /**
   * What the cluster offers beyond, or instead of, what the version brings: own golden images, instance types,
   * profiles, storage classes, GPUs.
   * @default - what the version brings, with the golden images of the package `vm-default-images` (1.3 and later)
   */
  readonly catalog?: ClusterCatalog;
}
