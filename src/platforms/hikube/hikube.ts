import { GPU_GUIDANCE, hikubeCatalog, LIMITS } from './catalog';
import { PlatformRef } from '../../model/platform';
import { applyCatalog } from '../catalog/catalog-data';
import { Capabilities, capabilitiesOf } from '../cozystack/capabilities';
import { CozystackDriver } from '../cozystack/driver';
import { closedProfilesOf, DEFAULT_PROFILE } from '../cozystack/profiles';
import { CozystackVersion, launcherFacts } from '../cozystack/version';

/**
 * What may be counted on without knowing the version: what 1.0 to 1.6 share, except private networks and backups,
 * for which Hikube documents no API. That a PortList filters is documented and not proven: its release notes point to a version where it does
 * not. Disks have their bus
 * written out, which versions before 1.5 need and newer ones take.
 */
const DOCUMENTED: Capabilities = {
  ...capabilitiesOf(CozystackVersion.V1_0),
  networkField: undefined,
  tenants: false,
  subnetForm: undefined,
  backups: undefined,
  portListFilters: 'unknown',
};

/** The driver of the Hikube cloud. */
export function hikubeDriver({ version: given, catalog }: PlatformRef): CozystackDriver {
  const version = given as CozystackVersion | undefined;
  return new CozystackDriver({
    version,
    label: version === undefined ? 'Hikube' : `Hikube (Cozystack ${version})`,
    capabilities: version === undefined ? DOCUMENTED : capabilitiesOf(version),
    catalog: applyCatalog(hikubeCatalog(version), catalog, undefined),
    launcher: launcherFacts(version ?? CozystackVersion.V1_0),
    remediation: version === undefined
      ? 'if your Hikube runs a Cozystack that supports it, set `version` of Platform.hikube'
      : 'move to a version that supports it',
    defaultStorageClass: 'replicated',
    infers: false,
    defaultProfile: DEFAULT_PROFILE,
    closedProfiles: closedProfilesOf(version),
    writesThreads: false,
    // The platform forces clones by CSI (`cloneStrategyOverride`), which cannot cross storage classes (#2908).
    clonesWithinClass: true,
    clonesTakeSize: false,
    sizeDefault: 'the platform would take 5Gi',
    limits: LIMITS,
    gpuGuidance: GPU_GUIDANCE,
    tenantsOnly: true,
  });
}
