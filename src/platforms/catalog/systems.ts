/** A Linux system that an address of an image names, and the constant of `InstanceProfile` for it. */
interface System {
  readonly pattern: RegExp;
  readonly profile: string;
}

/** A part of an address that names Windows. */
const WINDOWS = /(?:^|[^a-z])win(?:dows)?(?:[^a-z]|server|$)/i;

/** The names that distributions give to their images, and the names of container images with a disk. */
const SYSTEMS: readonly System[] = [
  { pattern: /ubuntu|(?:focal|jammy|noble|questing|resolute)-(?:server|minimal)-cloudimg/i, profile: 'UBUNTU' },
  { pattern: /debian/i, profile: 'DEBIAN' },
  { pattern: /fedora/i, profile: 'FEDORA' },
  { pattern: /centos[-_:.]?(?:stream)?[-_:.]?(?:genericcloud[-_.])?9/i, profile: 'CENTOS_STREAM_9' },
  { pattern: /centos[-_:.]?(?:stream)?[-_:.]?(?:genericcloud[-_.])?10/i, profile: 'CENTOS_STREAM_10' },
  { pattern: /(?:rhel|rocky(?:linux)?|almalinux)[-_:.]?(?:genericcloud[-_.])?8/i, profile: 'RHEL_8' },
  { pattern: /(?:rhel|rocky(?:linux)?|almalinux)[-_:.]?(?:genericcloud[-_.])?9/i, profile: 'RHEL_9' },
  { pattern: /(?:rhel|rocky(?:linux)?|almalinux)[-_:.]?(?:genericcloud[-_.])?10/i, profile: 'RHEL_10' },
  { pattern: /opensuse-leap/i, profile: 'OPENSUSE_LEAP' },
  { pattern: /alpine/i, profile: 'ALPINE' },
  { pattern: /cirros/i, profile: 'CIRROS' },
  { pattern: /oraclelinux|(?:^|[^a-z])ol[89]u\d/i, profile: 'ORACLE_LINUX' },
  { pattern: /talos/i, profile: 'LINUX' },
];

/**
 * The constant of `InstanceProfile` for the Linux system that the file name of an image, or the name of a container image or golden image, contains.
 * Undefined if the name contains no known system, or Windows.
 */
export function linuxProfileOf(address: string): string | undefined {
  const file = address.split(/[?#]/, 1)[0].split('/').filter(part => part !== '').at(-1) ?? '';
  const name = address.includes('//factory.talos.dev/') ? 'talos' : file;
  return WINDOWS.test(name) ? undefined : SYSTEMS.find(({ pattern }) => pattern.test(name))?.profile;
}
