import { Problem, quote } from '../../findings/problem';
import { MachineSpec } from '../../model/machine';
import { GuestClues } from '../catalog/guest-facts';

/** Profiles with Secure Boot, in every release of common-instancetypes. Windows profiles are not listed, because Windows is signed. */
const SECURE_PROFILES = /^(?:fedora|rhel\.9(?:\.(?:desktop|dpdk|realtime))?|rhel\.10)$/;

/** Images whose boot loader has no signature that the firmware knows. Talos needs a separate image and its own keys. */
const UNSIGNED: readonly { readonly id: RegExp; readonly address: RegExp; readonly what: string }[] = [
  { id: /^alpine-/, address: /\/\/[^/]*alpinelinux\.org\/|\/(?:nocloud|generic)_alpine-[^/]*$/i, what: 'Alpine' },
  { id: /^talos-/, address: /\/\/factory\.talos\.dev\/(?!.*secureboot)|\bsiderolabs\/talos\/(?!.*secureboot)/i, what: 'Talos' },
];

/** Reports an image that cannot boot with the firmware of the machine. */
export function secureBootProblems({ hardware, instanceProfile }: MachineSpec, { id = '', address = '' }: GuestClues): Problem[] {
  const { firmware, efi, bios } = hardware ?? {};
  const isSaid = firmware?.secureBoot === true || efi !== undefined && efi.secureBoot !== false;
  const isOther = firmware?.secureBoot === false || firmware?.uefi === true || efi !== undefined || bios !== undefined;
  const profile = !isOther && instanceProfile?.kind === 'named' && SECURE_PROFILES.test(instanceProfile.name) ? instanceProfile.name : undefined;
  if (!isSaid && profile === undefined) return [];
  const image = UNSIGNED.find(each => each.id.test(id) || each.address.test(address));
  return image === undefined ? [] : [{
    code: 'SECURE_BOOT_UNSIGNED',
    message: `${isSaid ? 'the machine' : `the instance profile "${profile}"`} enables Secure Boot, and the image has ${image.what}, whose boot loader the firmware does not trust: the machine does not boot`,
    got: quote(id === '' ? address : id),
    fix: isSaid ? 'disable Secure Boot' : 'remove `instanceProfile`, so that the image selects the profile, or use a profile without Secure Boot, e.g. "linux"',
  }];
}
