import { atLeast, CozystackVersion } from './version';
import { size } from '../../model/size';
import { OfferedProfile } from '../catalogue/offer';

/** Profile to "fewest vCPU/least memory". */
type Minima = Readonly<Record<string, string>>;

const same = (minimum: string, ...names: string[]): Minima => Object.fromEntries(names.map(name => [name, minimum]));

/** In every supported version; the first five are kept as deprecated extras since 1.5. */
const ALWAYS: Minima = {
  ...same('1/1Gi', 'centos.7', 'centos.7.desktop'),
  ...same('1/1536Mi', 'centos.stream8', 'centos.stream8.desktop'),
  ...same('2/1536Mi', 'centos.stream8.dpdk'),
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

const BEFORE_1_5: Minima = {
  ...same('2/1536Mi', 'centos.stream9.dpdk', 'rhel.8.dpdk', 'rhel.9.dpdk'),
  ...same('1/1536Mi', 'rhel.9.realtime'),
};

const SINCE_1_5: Minima = {
  ...same('8/1536Mi', 'centos.stream9.dpdk', 'rhel.8.dpdk', 'rhel.9.dpdk'),
  ...same('4/4Gi', 'rhel.9.realtime'),
  ...same('1/128Mi', 'windows.xp'),
  ...same('1/256Mi', 'windows.2k3'),
  ...same('1/512Mi', 'debian', 'windows.2k8', 'windows.2k8.virtio', 'windows.2k12', 'windows.2k12.virtio'),
  ...same('1/1536Mi', 'rhel.9.s390x', 'rhel.10.s390x'),
  ...same('1/2Gi', 'fedora.s390x', 'windows.7', 'windows.7.virtio'),
  ...same('2/4Gi', 'oraclelinux'),
  ...same('', 'legacy', 'linux', 'linux.efi', 'linux.virtiotransitional'),
};

/** The instance profiles that a Cozystack version ships, with what they require of a machine. */
export function profilesOf(version: CozystackVersion): OfferedProfile[] {
  const minima = { ...ALWAYS, ...atLeast(version, CozystackVersion.V1_5) ? SINCE_1_5 : BEFORE_1_5 };
  return Object.entries(minima).map(([name, minimum]) => {
    if (minimum === '') return { name };
    const [vcpus, memory] = minimum.split('/');
    return { name, minVcpus: Number(vcpus), minMemory: size(memory) };
  });
}

/** The bus that a profile gives plain disks: Windows without virtio drivers sees no virtio disk. */
export function diskBusOf(profile: string): 'virtio' | 'sata' {
  const emulated = profile.startsWith('windows.') && !profile.endsWith('.virtio') || profile === 'legacy';
  return emulated ? 'sata' : 'virtio';
}

/** What the charts use when nothing is said. */
export const DEFAULT_PROFILE = 'ubuntu';
