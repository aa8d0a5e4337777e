import { capabilitiesOf } from './capabilities';
import { CozystackDriver } from './driver';
import { IMAGE_STORAGE_CLASS, imagesOf } from './images';
import { closedProfilesOf, DEFAULT_PROFILE, profilesOf } from './profiles';
import { atLeast, CozystackVersion, launcherFacts, NEWEST } from './version';
import { PlatformRef } from '../../model/platform';
import { AccessMode } from '../../model/storage';
import { applyCatalog, CatalogData } from '../catalog/catalog-data';
import { commonInstanceTypes } from '../catalog/common-instance-types';
import { keptByVersion } from '../catalog/kept';

/** The driver of a self-hosted Cozystack. */
export function cozystackDriver({ version: given, catalog }: PlatformRef): CozystackDriver {
  const version = given === undefined ? NEWEST : given as CozystackVersion;
  return new CozystackDriver({
    version,
    label: `Cozystack ${version}`,
    capabilities: capabilitiesOf(version),
    catalog: applyCatalog(catalogOf(version), catalog, IMAGE_STORAGE_CLASS),
    launcher: launcherFacts(version),
    remediation: 'move to a version that supports it',
    defaultStorageClass: 'replicated',
    infers: false,
    defaultProfile: DEFAULT_PROFILE,
    closedProfiles: closedProfilesOf(version),
    writesThreads: false,
    // The platform forces CSI clones (`cloneStrategyOverride`), which cannot cross storage classes (#2908).
    clonesWithinClass: true,
    clonesTakeSize: false,
    sizeDefault: 'the platform would take 5Gi',
    // The smallest of the platform's own GPU types (gn1).
    gpuGuidance: { vcpus: 4, memory: '16Gi' },
  });
}

/** The catalog of a version. The storage classes are from the installation guide of Cozystack. */
const catalogOf = keptByVersion((version: CozystackVersion): CatalogData => {
  const since15 = atLeast(version, CozystackVersion.V1_5);
  return {
    // `packages/system/kubevirt-instancetypes` has the upstream series, and gn1 in every version.
    types: commonInstanceTypes({ gn1: true, d1: since15, pages1Gi: since15 }),
    profiles: profilesOf(version),
    images: imagesOf(version),
    storageClasses: [{ name: 'local', nodeLocal: true }, { name: 'replicated', accessMode: AccessMode.READ_WRITE_MANY }],
    gpus: [],
  };
});
