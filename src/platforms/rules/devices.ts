import { devicesIn, devicesOfCommand, NamedDevice } from './named-devices';
import { shareProblems } from './shares';
import { Memo } from '../../findings/memo';
import { Problem, quote } from '../../findings/problem';
import { MachineSpec } from '../../model/machine';
import { configOf, plainConfig, UserDataPart, userDataParts } from '../../model/user-data';
import { NodeContext } from '../context';
import { bootDisk } from '../resolve/attached-disk';
import { devicePath, GuestDisk, guestDisks } from '../resolve/guest-disks';

/**
 * Reports devices that are in the user data but not in the machine, and boot disks that the user data would overwrite.
 *
 * @param bus returns the bus of disks that do not set a bus; if it returns undefined, the names of these disks are not known
 */
export function deviceProblems(spec: MachineSpec, context: NodeContext, bus: () => string | undefined, memo: Memo): Problem[] {
  const { userData } = spec;
  if (userData === undefined || !/fs_setup|disk_setup|mounts|\/dev\/|virtiofs/.test(userData)) return [];
  const config = memo.of(configOf, userData);
  const shares = config === undefined ? [] : shareProblems(config, spec);
  const named = config === undefined ? userDataParts(userData).flatMap(devicesOfPart) : devicesIn(config);
  if (named.length === 0) return shares;
  const disks = guestDisks(spec, context, bus());
  const boot = bootDisk(spec)?.name;
  // If the user data uses a device at several places, only the first place is reported.
  const found = new Map<string, Problem>();
  for (const each of named) {
    const problem = problemOf(each, disks, boot);
    if (problem !== undefined && !found.has(each.device)) found.set(each.device, problem);
  }
  return [...found.values(), ...shares];
}

/** The devices that one part of the user data names. A part is a script, or a part of a multipart message or of an archive. */
function devicesOfPart({ kind, text, name }: UserDataPart): NamedDevice[] {
  const named = kind === 'script' || kind === 'boothook' ? devicesOfCommand(text.replace(/^\s*#cloud-boothook[^\n]*\n/, ''), 'the script') : devicesIn(plainConfig(kind, text) ?? {});
  return name === '' ? named : named.map(each => ({ ...each, where: `${name}: ${each.where}` }));
}

/** A device name that depends on the position of the disk, with or without `/dev/`. */
const BY_LETTER = /^(?:\/dev\/)?(vd|sd|xvd|hd)([a-z]{1,2})(p?\d+(?:\.\d+)?)?$/;
const BY_NUMBER = /^(?:\/dev\/)?(sr|nvme)(\d+)(?:n\d+)?(p\d+(?:\.\d+)?)?$/;

/** A device name that depends on the serial number of the disk. virtio truncates serial numbers to 20 characters. */
const BY_SERIAL = /^\/dev\/disk\/by-id\/(virtio|ata-QEMU_HARDDISK|scsi-0QEMU_QEMU_HARDDISK|scsi-SQEMU_QEMU_HARDDISK)[-_](.+?)(?:-part\d+)?$/;

/** Names that the metadata of a public cloud maps to devices. The cloud-init drive of a virtual machine maps no names. */
const OF_CLOUD = /^(?:ephemeral|ebs|ami|root|swap)\d*(?:\.\d+)?$/;

function problemOf(
  { where, device, writes, partition, ifEmpty = false, isPath, otherwise }: NamedDevice, disks: readonly GuestDisk[], boot: string | undefined,
): Problem | undefined {
  const usable = writes ? pathsOf(disks, ({ name, readOnly }) => name !== boot && !readOnly) : pathsOf(disks);
  const serial = BY_SERIAL.exec(device)?.[2];
  if (serial !== undefined) {
    return disks.some(disk => disk.serial?.slice(0, 20) === serial.slice(0, 20)) ? undefined : missing(where, device, usable, otherwise);
  }
  if (isPath && !device.startsWith('/')) return noPath(where, device, usable);
  const [, kind, position, part = partition] = BY_LETTER.exec(device) ?? BY_NUMBER.exec(device) ?? [];
  if (kind === undefined) return undefined;
  if (kind === 'xvd' || kind === 'hd' || kind === 'nvme') return missing(where, device, usable, otherwise);
  const at = kind === 'sr' ? Number(position) : indexOf(position);
  const surely = disks.filter(each => each.device === kind);
  const perhaps = disks.filter(each => each.device === kind || each.device === undefined && kind !== 'sr');
  if (!(at < perhaps.length)) return missing(where, device, usable, otherwise);
  // Which disk has this name depends on the buses of other disks, and one of these buses is not known.
  if (surely.length < perhaps.length) return undefined;
  const disk = surely[at];
  if (disk.name === undefined) return wrong(where, device, 'is the cloud-init drive, because the machine has no other disk at this position', usable);
  if (writes && disk.readOnly) return wrong(where, device, 'is read-only in the guest', usable);
  if (!writes || disk.name !== boot) return undefined;
  // The first partition of a boot disk always has content: the system, or what boots the system. Other partitions may be new.
  if (part !== undefined && (ifEmpty || !/^p?1$/.test(part))) return undefined;
  return wrong(where, device, `is ${part === undefined ? '' : 'the first partition of '}the disk that the machine boots from`, usable);
}

/** The finding for a name that is not a path. cloud-init uses the name as a path without a change, and finds no file. */
function noPath(where: string, device: string, usable: readonly string[]): Problem {
  return wrong(where, device, OF_CLOUD.test(device)
    ? 'only public clouds define: the machine has no device with this name, and nothing is formatted'
    : 'is neither a path nor a name of `device_aliases`: nothing is formatted', usable);
}

function indexOf(letters: string): number {
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 96, 0) - 1;
}

function missing(where: string, device: string, usable: readonly string[], otherwise = 'the guest would write the data to the system disk'): Problem {
  return wrong(where, device, `is not a disk of the machine: ${otherwise}`, usable);
}

/** The paths and names of the disks that the guest can use. */
function pathsOf(disks: readonly GuestDisk[], isUsable: (disk: GuestDisk) => boolean = () => true): string[] {
  return disks.filter(isUsable).flatMap(({ name }) => {
    const path = name === undefined ? undefined : devicePath(name, disks);
    return path === undefined ? [] : [`${path} ("${name}")`];
  });
}

function wrong(where: string, device: string, what: string, usable: readonly string[]): Problem {
  return {
    code: 'DEVICE_MISSING',
    message: `\`${where}\` of the user data refers to a device that ${what}`,
    got: quote(device),
    allowed: usable.length === 0 ? 'a data disk of the machine' : usable.join(', '),
    fix: 'add the disk (`addDisk`), and set `device` to the result of the method `devicePath`, or to the label of a file system',
  };
}

