import { attachedDisk } from './attached-disk';
import { profileNameOf } from './profile';
import { Target } from './target';
import { AttachedDiskSpec, MachineSpec } from '../../model/machine';
import { NodeContext } from '../context';

/** How a guest names a disk: `/dev/vd*`, `/dev/sd*` or an optical drive; undefined if it is not known. */
export type DeviceClass = 'vd' | 'sd' | 'sr';

/**
 * A disk as the guest finds it. The guest finds the disks in the order of `disks` of the machine, independent of the boot order. An entry
 * without a name is the cloud-init drive, which comes last.
 */
export interface GuestDisk {
  readonly name?: string;
  readonly device?: DeviceClass;
  readonly serial?: string;
  /** The guest cannot write to the disk. */
  readonly readOnly?: boolean;
}

/** The bus of disks that do not set a bus: the bus of the profile, otherwise the default of the cluster. Undefined if the bus is not known. */
export function defaultDiskBus(spec: MachineSpec, context: NodeContext, target: Target): string | undefined {
  const profile = profileNameOf(spec, context, target);
  if (profile === undefined) return spec.instanceProfile || target.defaultProfile !== undefined ? undefined : 'sata';
  if (/^windows\./.test(profile)) return profile.endsWith('.virtio') ? 'virtio' : 'sata';
  return STOCK.test(profile) ? 'virtio' : undefined;
}

/** Profiles of common-instancetypes for operating systems with virtio drivers. */
const STOCK = /^(?:alpine|centos|cirros|debian|fedora|linux|opensuse|oraclelinux|rhel|sles|ubuntu)(?:\.|$)/;

/**
 * The disks of a machine with user data, in the order in which the guest finds them. The cloud-init drive has no name, unless it is in
 * `disks` of the machine.
 */
export function guestDisks(spec: MachineSpec, context: NodeContext, bus: string | undefined): GuestDisk[] {
  const { disks = [] } = spec;
  const own = disks.map((attached): GuestDisk => {
    const optical = isOptical(attached, context);
    const { name, tuning, readOnly = false } = attached;
    return { name, device: classOf(attached.bus ?? bus, optical), serial: tuning?.serial, readOnly: optical || readOnly };
  });
  return disks.some(({ inline }) => inline?.kind === 'cloudInit') ? own : [...own, { device: classOf(bus, false) }];
}

/** Whether the guest has the disk as a CD-ROM. */
export function isOptical(attached: AttachedDiskSpec, context: NodeContext): boolean {
  return (attached.optical ?? attachedDisk(attached, context)?.optical) === true;
}

function classOf(bus: string | undefined, optical: boolean): DeviceClass | undefined {
  if (optical) return 'sr';
  return bus === undefined ? undefined : bus === 'virtio' ? 'vd' : 'sd';
}

/** The path of a disk in the guest, e.g. `/dev/vdb`; undefined if the machine does not have the disk, or if its bus is not known. */
export function devicePath(name: string, disks: readonly GuestDisk[]): string | undefined {
  const disk = disks.find(each => each.name === name);
  if (disk?.device === undefined) return undefined;
  const position = disks.filter(({ device }) => device === disk.device).indexOf(disk);
  return disk.device === 'sr' ? `/dev/sr${position}` : `/dev/${disk.device}${letters(position)}`;
}

/** The letters of a position, counted from 0: a to z, then aa, ab and so on. */
function letters(position: number): string {
  return (position >= 26 ? letters(Math.floor(position / 26) - 1) : '') + String.fromCharCode(97 + position % 26);
}
