import { atLeast, CozystackVersion, NEWEST } from './version';
import { CatalogProfile } from '../catalog/catalog-data';
import {
  BASE, commonProfiles, DPDK_2, DPDK_8, OLD_CENTOS, REALTIME_1, REALTIME_4, SINCE_1_3, SINCE_1_4,
} from '../catalog/common-profiles';

/** The instance profiles that a Cozystack version ships (`packages/system/kubevirt-instancetypes`). */
export function profilesOf(version: CozystackVersion): CatalogProfile[] {
  return atLeast(version, CozystackVersion.V1_5)
    ? commonProfiles({ architectures: true, persistent: true }, BASE, OLD_CENTOS, DPDK_8, REALTIME_4, SINCE_1_3, SINCE_1_4)
    : commonProfiles({ architectures: false, persistent: false }, BASE, OLD_CENTOS, DPDK_2, REALTIME_1);
}

/** The profiles that the values schema of a version accepts. Undefined if the version is not known, or if its schema accepts every name (from 1.5 on). */
export function closedProfilesOf(version: CozystackVersion | undefined): readonly string[] | undefined {
  return version === undefined || atLeast(version, CozystackVersion.V1_5) ? undefined : profilesOf(version).map(({ name }) => name);
}

/** The bus of plain disks, which the profile decides. Windows without virtio drivers does not see a virtio disk. */
export function diskBusOf(profile: string): 'virtio' | 'sata' {
  return profile === 'legacy' || profile.startsWith('windows.') && !profile.endsWith('.virtio') ? 'sata' : 'virtio';
}

/** The default profile of the charts. */
export const DEFAULT_PROFILE = 'ubuntu';

/** The bus of a disk without a `bus`. Undefined for a profile that Cozystack does not ship. */
export function defaultBusOf(profile = DEFAULT_PROFILE, optical = false): 'virtio' | 'sata' | undefined {
  if (optical) return 'sata';
  return profilesOf(NEWEST).some(({ name }) => name === profile) ? diskBusOf(profile) : undefined;
}
