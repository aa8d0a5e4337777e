/** What holds of a distribution's images wherever they are offered. */
export interface PortableImage {
  /** Profiles it wants, best first; the first one that the platform has is taken. */
  readonly profiles: readonly string[];
  /** The user that the image's own cloud-init makes. */
  readonly loginUser?: string;
  /** The image is an installer medium, not an installed system. */
  readonly installer?: boolean;
}

const rebuildOfRhel = (major: number, loginUser?: string): PortableImage => ({ profiles: [`rhel.${major}`], loginUser });
const debian: PortableImage = { profiles: ['debian', 'ubuntu'], loginUser: 'debian' };
const ubuntu: PortableImage = { profiles: ['ubuntu'], loginUser: 'ubuntu' };
const opensuseLeap: PortableImage = { profiles: ['opensuse.leap'] };
const proxmox: PortableImage = { profiles: ['debian', 'ubuntu'], installer: true };

/**
 * The portable images by id. There is no profile for Rocky, AlmaLinux and CloudLinux, which are rebuilds of RHEL,
 * nor for Debian, Oracle Linux and Talos before Cozystack 1.5.
 */
export const PORTABLE_IMAGES: Readonly<Record<string, PortableImage>> = {
  'almalinux-8': rebuildOfRhel(8, 'almalinux'),
  'almalinux-9': rebuildOfRhel(9, 'almalinux'),
  'almalinux-10': rebuildOfRhel(10, 'almalinux'),
  'alpine-3.21': { profiles: ['alpine'], loginUser: 'alpine' },
  'centos-stream-9': { profiles: ['centos.stream9'], loginUser: 'cloud-user' },
  'centos-stream-10': { profiles: ['centos.stream10'], loginUser: 'cloud-user' },
  'cloudlinux-8': rebuildOfRhel(8),
  'cloudlinux-9': rebuildOfRhel(9),
  'debian-11': debian,
  'debian-12': debian,
  'debian-13': debian,
  'opensuse-leap-15.6': opensuseLeap,
  'opensuse-leap-16.0': opensuseLeap,
  'oracle-8': { profiles: ['oraclelinux', 'rhel.8'] },
  'oracle-9': { profiles: ['oraclelinux', 'rhel.9'] },
  'oracle-10': { profiles: ['oraclelinux', 'rhel.10'] },
  'proxmox-8': proxmox,
  'proxmox-9': proxmox,
  'rocky-8': rebuildOfRhel(8, 'rocky'),
  'rocky-9': rebuildOfRhel(9, 'rocky'),
  'rocky-10': rebuildOfRhel(10, 'rocky'),
  'talos-1.12': { profiles: ['linux', 'ubuntu'] },
  'ubuntu-20.04': ubuntu,
  'ubuntu-22.04': ubuntu,
  'ubuntu-24.04': ubuntu,
};
