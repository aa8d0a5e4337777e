import { GPU_GUIDANCE, hikubeOffer, LIMITS } from './catalogue';
import { Catalogue } from '../catalogue/catalogue';
import { applyCatalogue } from '../catalogue/offer';
import { Capabilities, capabilitiesOf } from '../cozystack/capabilities';
import { CozystackDriver } from '../cozystack/driver';
import { DEFAULT_PROFILE } from '../cozystack/profiles';
import { CozystackVersion, launcherFacts } from '../cozystack/version';

/**
 * The Hikube cloud.
 */
export interface HikubeProps {
  /**
   * The Cozystack it runs, if you know it. Hikube does not publish it (about 1.1 in March 2026).
   * @default - unknown: only what Hikube documents and what Cozystack 1.0 to 1.6 share is used
   */
  readonly version?: CozystackVersion;

  /**
   * What your tenant has beyond the documented offer.
   * @default - the documented golden images, instance types, storage classes and GPUs
   */
  readonly catalogue?: Catalogue;
}

/**
 * What may be counted on without knowing the version: what 1.0 to 1.6 share, except private networks and backups,
 * for which Hikube documents no API. That a PortList filters is documented, so it is taken at its word. Disks have their bus
 * written out, which versions before 1.5 need and newer ones take.
 */
const DOCUMENTED: Capabilities = {
  ...capabilitiesOf(CozystackVersion.V1_0),
  networkField: undefined,
  tenants: false,
  subnetForm: undefined,
  backups: undefined,
  portListFilters: true,
};

export function hikubeDriver({ version, catalogue }: HikubeProps): CozystackDriver {
  return new CozystackDriver({
    label: version === undefined ? 'Hikube' : `Hikube (Cozystack ${version})`,
    capabilities: version === undefined ? DOCUMENTED : capabilitiesOf(version),
    offer: applyCatalogue(hikubeOffer(version), catalogue, undefined),
    launcher: launcherFacts(version ?? CozystackVersion.V1_0),
    wayOut: version === undefined
      ? 'if you know that the Cozystack behind your Hikube has it, state its version: Platform.hikube({ version })'
      : 'move to a version that has it',
    defaultStorageClass: 'replicated',
    infers: false,
    defaultProfile: DEFAULT_PROFILE,
    // The platform forces clones by CSI (`cloneStrategyOverride`), which cannot cross storage classes (#2908).
    clonesWithinClass: true,
    clonesTakeSize: false,
    sizeDefault: 'the platform would take 5Gi',
    limits: LIMITS,
    gpuGuidance: GPU_GUIDANCE,
    tenantsOnly: true,
  });
}
