import { ClusterCatalog } from './catalog';
import { CozystackVersion } from '../../platforms/cozystack/version';

/**
 * The Hikube cloud.
 */
export interface HikubeProps {
  /**
   * The Cozystack version that Hikube runs, if you know it. Hikube does not publish the version. Its release notes of March 2026 suggest a
   * version near 1.1.
   * @default - unknown; the library uses a feature only if Hikube documents the feature and each Cozystack version from 1.0 to 1.6 has the feature
   */
  readonly version?: CozystackVersion;

  /**
   * Additions of your tenant to the documented catalog.
   * @default - the documented golden images, instance types, storage classes and GPUs
   */
  readonly catalog?: ClusterCatalog;
}
