import { PORTABLE_IMAGES } from './portable-images';
import { ImageReference } from '../../model/disk';
import { GuestFacts } from '../../model/user-data';

/**
 * Facts about a guest by its instance profile, if no image tells them. Windows cloud images have Cloudbase-Init. A Linux
 * profile is often used for another distribution, so it does not show which program reads the user data.
 */
const BY_PROFILE: readonly (readonly [RegExp, GuestFacts])[] = [
  [/^windows\./, { label: 'Windows', reads: 'cloudbase-init' }],
  [/^(?:rhel|centos)\./, { packageManager: 'dnf', isLinux: true }],
  [/^(?:fedora|oraclelinux)(?:\.|$)/, { packageManager: 'dnf', isLinux: true }],
  [/^(?:opensuse|sles)(?:\.|$)/, { packageManager: 'zypper', isLinux: true }],
  [/^debian(?:\.|$)/, { packageManager: 'apt', isLinux: true }],
  [/^(?:ubuntu|alpine|cirros|linux)(?:\.|$)/, { isLinux: true }],
];

/** Facts about a machine's guest, by the image of its system disk or else by its instance profile. */
export function guestFactsOf(image: ImageReference | undefined, profile: string | undefined): GuestFacts {
  const portable = image?.id === undefined ? undefined : PORTABLE_IMAGES[image.id];
  if (portable) return { label: `the image "${image!.id}"`, ...portable.guest };
  const facts = BY_PROFILE.find(([pattern]) => profile !== undefined && pattern.test(profile))?.[1];
  return facts ? { label: `the profile "${profile}"`, ...facts } : {};
}
