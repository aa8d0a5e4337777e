import { GuestFacts } from '../../model/user-data';

/** Facts of a distribution's images on every platform. */
export interface PortableImage {
  /** Instance profiles in the order of preference. The first profile that the platform has is used. */
  readonly profiles: readonly string[];
  /** The user that the image's own cloud-init creates. */
  readonly loginUser?: string;
  /** The image is an installer medium, not an installed system. */
  readonly installer?: boolean;
  /** The program that reads the user data, and the package manager of the image. */
  readonly guest: GuestFacts;
}

const cloudInit = (packageManager: GuestFacts['packageManager'], cloudInitVersion?: string): GuestFacts => ({ reads: 'cloud-init', packageManager, cloudInitVersion });

const rebuildOfRhel = (major: number, loginUser?: string): PortableImage => ({ profiles: [`rhel.${major}`], loginUser, guest: cloudInit('dnf') });
const centosStream = (major: number): PortableImage => ({ profiles: [`centos.stream${major}`], loginUser: 'cloud-user', guest: cloudInit('dnf') });
const oracle = (major: number): PortableImage => ({ profiles: ['oraclelinux', `rhel.${major}`], guest: cloudInit('dnf') });
// A Debian release keeps its version of cloud-init, so the version is known. The other distributions update cloud-init.
const debian = (version: string): PortableImage => ({ profiles: ['debian', 'ubuntu'], loginUser: 'debian', guest: cloudInit('apt', version) });
const ubuntu: PortableImage = { profiles: ['ubuntu'], loginUser: 'ubuntu', guest: cloudInit('apt') };
const opensuseLeap: PortableImage = { profiles: ['opensuse.leap'], guest: cloudInit('zypper') };
const proxmox: PortableImage = { profiles: ['debian', 'ubuntu'], installer: true, guest: { reads: 'installer' } };

/**
 * The portable images by id. No platform has profiles for Rocky, AlmaLinux and CloudLinux, which are rebuilds of RHEL, so these images use the
 * profiles of RHEL. Talos uses the profile `linux`. Cozystack before 1.5 has neither `debian`, `oraclelinux` nor `linux`, so the next profile of
 * the list is used.
 */
export const PORTABLE_IMAGES: Readonly<Record<string, PortableImage>> = {
  'almalinux-8': rebuildOfRhel(8, 'almalinux'),
  'almalinux-9': rebuildOfRhel(9, 'almalinux'),
  'almalinux-10': rebuildOfRhel(10, 'almalinux'),
  'alpine-3.21': { profiles: ['alpine'], loginUser: 'alpine', guest: cloudInit('apk') },
  'centos-stream-9': centosStream(9),
  'centos-stream-10': centosStream(10),
  'cloudlinux-8': rebuildOfRhel(8),
  'cloudlinux-9': rebuildOfRhel(9),
  'debian-11': debian('20.4'),
  'debian-12': debian('22.4'),
  'debian-13': debian('25.1'),
  'opensuse-leap-15.6': opensuseLeap,
  'opensuse-leap-16.0': opensuseLeap,
  'oracle-8': oracle(8),
  'oracle-9': oracle(9),
  'oracle-10': oracle(10),
  'proxmox-8': proxmox,
  'proxmox-9': proxmox,
  'rocky-8': rebuildOfRhel(8, 'rocky'),
  'rocky-9': rebuildOfRhel(9, 'rocky'),
  'rocky-10': rebuildOfRhel(10, 'rocky'),
  'talos-1.12': { profiles: ['linux', 'ubuntu'], guest: { reads: 'talos' } },
  'ubuntu-20.04': ubuntu,
  'ubuntu-22.04': ubuntu,
  'ubuntu-24.04': ubuntu,
};
