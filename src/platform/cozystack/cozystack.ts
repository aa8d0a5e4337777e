import { capabilitiesOf } from './capabilities';
import { CozystackDriver } from './driver';
import { IMAGE_STORAGE_CLASS, imagesOf } from './images';
import { DEFAULT_PROFILE, profilesOf } from './profiles';
import { atLeast, CozystackVersion, launcherFacts, NEWEST } from './version';
import { size } from '../../model/size';
import { AccessMode } from '../catalogue/access-mode';
import { Catalogue } from '../catalogue/catalogue';
import { commonInstanceTypes } from '../catalogue/common-instance-types';
import { applyCatalogue, Offer } from '../catalogue/offer';

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
  readonly catalogue?: Catalogue;
}

export function cozystackDriver({ version = NEWEST, catalogue }: CozystackProps): CozystackDriver {
  return new CozystackDriver({
    label: `Cozystack ${version}`,
    capabilities: capabilitiesOf(version),
    offer: applyCatalogue(offerOf(version), catalogue, IMAGE_STORAGE_CLASS),
    launcher: launcherFacts(version),
    wayOut: 'move to a version that has it',
    defaultStorageClass: 'replicated',
    infers: false,
    defaultProfile: DEFAULT_PROFILE,
    // The platform forces clones by CSI (`cloneStrategyOverride`), which cannot cross storage classes (#2908).
    clonesWithinClass: true,
    clonesTakeSize: false,
    sizeDefault: 'the platform would take 5Gi',
    // The platform's own GPU types (gn1) begin there.
    gpuGuidance: { vcpus: 4, memory: size('16Gi') },
  });
}

/** What a version brings. The storage classes are the convention of its installation guide. */
function offerOf(version: CozystackVersion): Offer {
  const since15 = atLeast(version, CozystackVersion.V1_5);
  return {
    // `packages/system/kubevirt-instancetypes`, which keeps gn1 beside what upstream has.
    types: commonInstanceTypes({ gn1: true, d1: since15, pages1Gi: since15 }),
    profiles: profilesOf(version),
    images: imagesOf(version),
    storageClasses: [{ name: 'local', nodeLocal: true }, { name: 'replicated', accessMode: AccessMode.READ_WRITE_MANY }],
    gpus: [],
  };
}
