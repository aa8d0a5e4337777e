import { atLeast, KubeVirtVersion } from './version';
import { AccessMode, BindingMode, VolumeMode } from '../../model/storage';
import { CatalogData, CatalogProfile } from '../catalog/catalog-data';
import { commonInstanceTypes } from '../catalog/common-instance-types';
import { BASE, commonProfiles, DPDK_2, DPDK_8, OLD_CENTOS, REALTIME_1, REALTIME_4, SINCE_1_3, SINCE_1_4 } from '../catalog/common-profiles';
import { keptByVersion } from '../catalog/kept';

/**
 * The catalog of a new cluster: the instance types and preferences of common-instancetypes that the KubeVirt release deploys.
 *
 * There are no golden images, because KubeVirt deploys none. The two storage classes are a convention of this library.
 */
export const catalogOf = keptByVersion((version: KubeVirtVersion): CatalogData => {
  const has = (since: KubeVirtVersion) => atLeast(version, since);
  return {
    types: commonInstanceTypes({ gn1: !has(KubeVirtVersion.V1_5), d1: has(KubeVirtVersion.V1_8), pages1Gi: has(KubeVirtVersion.V1_6) }),
    profiles: commonProfiles(
      { architectures: has(KubeVirtVersion.V1_9), persistent: true },
      BASE,
      has(KubeVirtVersion.V1_5) ? DPDK_8 : { ...DPDK_2, ...OLD_CENTOS },
      has(KubeVirtVersion.V1_5) ? REALTIME_4 : REALTIME_1,
      has(KubeVirtVersion.V1_5) ? SINCE_1_3 : {},
      has(KubeVirtVersion.V1_6) ? SINCE_1_4 : {},
    ).map(withRemoval),
    images: [],
    storageClasses: [
      { name: 'local', nodeLocal: true, accessMode: AccessMode.READ_WRITE_ONCE, bindingMode: BindingMode.WAIT_FOR_FIRST_CONSUMER },
      { name: 'replicated', accessMode: AccessMode.READ_WRITE_MANY, volumeMode: VolumeMode.BLOCK },
    ],
    gpus: [],
  };
});

/** KubeVirt 1.4.1 deploys another release of common-instancetypes than 1.4.0. */
function withRemoval(profile: CatalogProfile): CatalogProfile {
  return profile.name in OLD_CENTOS ? { ...profile, unverified: 'KubeVirt 1.4.1 removed it, and only 1.4.0 has it' } : profile;
}
