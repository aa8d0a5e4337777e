import { GPU_GUIDANCE, hikubeCatalog, LIMITS } from './catalog';
import { PlatformRef } from '../../model/platform';
import { applyCatalog } from '../catalog/catalog-data';
import { Capabilities, capabilitiesOf } from '../cozystack/capabilities';
import { CozystackDriver } from '../cozystack/driver';
import { closedProfilesOf, DEFAULT_PROFILE } from '../cozystack/profiles';
import { CozystackVersion, launcherFacts } from '../cozystack/version';

/**
 * The capabilities if the version is not known: the common capabilities of 1.0 to 1.6. Private networks, tenants and backups are left out,
 * because Hikube documents no API for them. Hikube documents that a PortList filters, but its release notes suggest a version that does not
 * filter. The bus of disks is always written, because versions before 1.5 need it.
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
    // The platform forces CSI clones (`cloneStrategyOverride`), which cannot cross storage classes (#2908).
    clonesWithinClass: true,
    clonesTakeSize: false,
    sizeDefault: 'the platform would take 5Gi',
    limits: LIMITS,
    gpuGuidance: GPU_GUIDANCE,
    tenantsOnly: true,
  });
}
