import { CatalogProfile } from './catalog-data';
import { CpuTopologySpec } from '../../model/catalog';

/** The minimum machine size of each profile, as "vCPU/memory". An empty text means that the profile has no minimum. */
export type Minima = Readonly<Record<string, string>>;

const same = (minimum: string, ...names: string[]): Minima => Object.fromEntries(names.map(name => [name, minimum]));

/** The profiles that every supported release of kubevirt/common-instancetypes has. */
export const BASE: Minima = {
  ...same('1/256Mi', 'cirros'),
  ...same('1/512Mi', 'alpine'),
  ...same('1/1Gi', 'rhel.7', 'rhel.7.desktop'),
  ...same('1/1536Mi',
    'centos.stream9', 'centos.stream9.desktop', 'centos.stream10', 'centos.stream10.desktop',
    'rhel.8', 'rhel.8.desktop', 'rhel.9', 'rhel.9.arm64', 'rhel.9.desktop', 'rhel.10', 'rhel.10.arm64'),
  ...same('1/2Gi',
    'fedora', 'fedora.arm64', 'opensuse.leap', 'opensuse.tumbleweed', 'sles', 'ubuntu',
    'windows.10', 'windows.10.virtio', 'windows.2k16', 'windows.2k16.virtio', 'windows.2k19', 'windows.2k19.virtio',
    'windows.2k22', 'windows.2k22.virtio', 'windows.2k25', 'windows.2k25.virtio'),
  ...same('2/4Gi', 'windows.11', 'windows.11.virtio'),
};

/** The DPDK profiles. Their minimum size depends on the release. */
export const DPDK_2: Minima = same('2/1536Mi', 'centos.stream9.dpdk', 'rhel.8.dpdk', 'rhel.9.dpdk');
export const DPDK_8: Minima = same('8/1536Mi', 'centos.stream9.dpdk', 'rhel.8.dpdk', 'rhel.9.dpdk');

/** The real-time profile. Its minimum size depends on the release. */
export const REALTIME_1: Minima = same('1/1536Mi', 'rhel.9.realtime');
export const REALTIME_4: Minima = same('4/4Gi', 'rhel.9.realtime');

/** The profiles that KubeVirt 1.4.1 removed. Cozystack keeps them. */
export const OLD_CENTOS: Minima = {
  ...same('1/1Gi', 'centos.7', 'centos.7.desktop'),
  ...same('1/1536Mi', 'centos.stream8', 'centos.stream8.desktop'),
  ...same('2/1536Mi', 'centos.stream8.dpdk'),
};

/** The profiles that exist since release 1.3.1 of common-instancetypes (KubeVirt 1.5.1). */
export const SINCE_1_3: Minima = {
  ...same('1/512Mi', 'debian'),
  ...same('1/1536Mi', 'rhel.9.s390x'),
  ...same('1/2Gi', 'fedora.s390x'),
  ...same('', 'legacy', 'linux', 'linux.efi'),
};

/** The profiles that exist since release 1.4 of common-instancetypes (KubeVirt 1.6). */
export const SINCE_1_4: Minima = {
  ...same('1/128Mi', 'windows.xp'),
  ...same('1/256Mi', 'windows.2k3'),
  ...same('1/512Mi', 'windows.2k8', 'windows.2k8.virtio', 'windows.2k12', 'windows.2k12.virtio'),
  ...same('1/1536Mi', 'rhel.10.s390x'),
  ...same('1/2Gi', 'windows.7', 'windows.7.virtio'),
  ...same('2/4Gi', 'oraclelinux'),
  ...same('', 'linux.virtiotransitional'),
};

/** Profiles that spread virtual CPUs, in every release. */
const SPREADING: readonly (readonly [RegExp, CpuTopologySpec])[] = [
  [/\.dpdk$/, { kind: 'spread', across: 'SocketsCoresThreads', ratio: 4 }],
  [/\.realtime$/, { kind: 'spread', across: 'SocketsCoresThreads', ratio: 2 }],
];

/** Profiles with a persistent TPM and persistent variables of UEFI. */
const PERSISTENT = /^windows\.(11|2k22|2k25)(\.virtio)?$/;

/** Since KubeVirt 1.9 and Cozystack 1.5, the profiles of some systems are for one architecture only. */
const ARCHITECTURES: readonly (readonly [RegExp, string])[] = [
  [/^(fedora|rhel\.(9|10))\.arm64$/, 'arm64'],
  [/^(fedora|rhel\.(9|10))\.s390x$/, 's390x'],
  [/^(fedora|rhel\.(9|10))(\.(desktop|dpdk|realtime))?$/, 'amd64'],
];

/** Fields of profiles that only some releases of common-instancetypes have. */
export interface ProfileTraits {
  /** Some profiles are for one architecture. */
  readonly architectures: boolean;
  /** Profiles of newer Windows versions keep the state of UEFI and TPM. */
  readonly persistent: boolean;
}

/** The instance profiles in the given parts, with their minimum machine size. */
export function commonProfiles({ architectures, persistent }: ProfileTraits, ...parts: readonly Minima[]): CatalogProfile[] {
  return Object.entries(Object.assign({}, ...parts) as Minima).map(([name, minimum]) => {
    const [vcpus, memory] = minimum.split('/');
    return {
      name,
      ...minimum !== '' && { minVcpus: Number(vcpus), minMemory: memory },
      topology: SPREADING.find(([pattern]) => pattern.test(name))?.[1],
      persistentState: persistent && PERSISTENT.test(name),
      architecture: architectures ? ARCHITECTURES.find(([pattern]) => pattern.test(name))?.[1] : undefined,
    };
  });
}
