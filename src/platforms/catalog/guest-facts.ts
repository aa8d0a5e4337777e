import { PORTABLE_IMAGES } from './portable-images';
import { GuestFacts } from '../../model/user-data';

/** Facts that show which operating system a guest has. */
export interface GuestClues {
  /** The portable image on its boot disk. */
  readonly id?: string;
  /** The name of the golden image, as the user wrote it. */
  readonly image?: string;
  /** The instance profile of the machine, or of its image if the machine sets none. */
  readonly profile?: string;
  /** The address from which its boot disk is imported. */
  readonly address?: string;
}

/**
 * Facts about a guest by its instance profile, which are used if the image is not known. Windows cloud images have Cloudbase-Init. A Linux
 * profile is often used for another distribution too, so it does not show which program reads the user data.
 */
const BY_PROFILE: readonly (readonly [RegExp, GuestFacts])[] = [
  [/^windows\./, { label: 'Windows', reads: 'cloudbase-init' }],
  [/^(?:rhel|centos)\./, { packageManager: 'dnf', isLinux: true }],
  [/^(?:fedora|oraclelinux)(?:\.|$)/, { packageManager: 'dnf', isLinux: true }],
  [/^(?:opensuse|sles)(?:\.|$)/, { packageManager: 'zypper', isLinux: true }],
  [/^debian(?:\.|$)/, { packageManager: 'apt', isLinux: true }],
  [/^(?:ubuntu|alpine|cirros|linux)(?:\.|$)/, { isLinux: true }],
];

/** Addresses of systems that do not have cloud-init. */
const BY_ADDRESS: readonly (readonly [RegExp, GuestFacts])[] = [
  [/\b(?:fedora-coreos|rhel-coreos|rhcos|scos)\b/i, { label: 'the CoreOS image', reads: 'ignition', isLinux: true }],
  [/\/\/factory\.talos\.dev\/|\bsiderolabs\/talos\b|\/talos[-_:.][^/]*$/i, { label: 'the Talos image', reads: 'talos', isLinux: true }],
];

/** Facts about a machine's guest: by the image of its boot disk, otherwise by the image's address, otherwise by the instance profile. */
export function guestFactsOf({ id, image, profile, address }: GuestClues): GuestFacts {
  const portable = id === undefined ? undefined : PORTABLE_IMAGES[id];
  if (portable) return { label: `the image "${image ?? id}"`, ...portable.guest };
  const imported = address === undefined ? undefined : BY_ADDRESS.find(([pattern]) => pattern.test(address))?.[1];
  if (imported) return imported;
  const facts = BY_PROFILE.find(([pattern]) => profile !== undefined && pattern.test(profile))?.[1];
  return facts ? { label: `the profile "${profile}"`, ...facts } : {};
}
