import { atLeast, CozystackVersion } from './version';
import {
  BASE, commonProfiles, DPDK_2, DPDK_8, OLD_CENTOS, REALTIME_1, REALTIME_4, SINCE_1_3, SINCE_1_4,
} from '../catalogue/common-profiles';
import { OfferedProfile } from '../catalogue/offer';

/** No version of it ships release 1.7 of the bundle. */
const TRAITS = { architectures: false };

/** The instance profiles that a Cozystack version ships (`packages/system/kubevirt-instancetypes`). */
export function profilesOf(version: CozystackVersion): OfferedProfile[] {
  return atLeast(version, CozystackVersion.V1_5)
    ? commonProfiles(TRAITS, BASE, OLD_CENTOS, DPDK_8, REALTIME_4, SINCE_1_3, SINCE_1_4)
    : commonProfiles(TRAITS, BASE, OLD_CENTOS, DPDK_2, REALTIME_1);
}

/** The bus that a profile of before 1.5 gives plain disks: Windows without virtio drivers sees no virtio disk. */
export function diskBusOf(profile: string): 'virtio' | 'sata' {
  return profile.startsWith('windows.') && !profile.endsWith('.virtio') ? 'sata' : 'virtio';
}

/** What the charts use when nothing is said. */
export const DEFAULT_PROFILE = 'ubuntu';
