import { Construct } from 'constructs';
import { DEFAULT_IMAGE } from './defaults';
import { poolAround } from './pool-template';
import { VirtualMachineProps } from './virtual-machine-props';
import { Disk } from '../disk/disk';
import { DiskSource } from '../disk/disk-source';
import { times, Usage } from '../model/usage';

/** The disk that a machine boots from, if it has one of its own: made of its image, or as it says. */
export function makeSystemDisk(machine: Construct, name: string, { image, systemDisk, disks = [] }: VirtualMachineProps): Disk | undefined {
  const hasOther = systemDisk === undefined ? disks.length > 0 : systemDisk.source !== undefined;
  const source = image ?? (hasOther ? undefined : DEFAULT_IMAGE.get(machine));
  if (!source && !systemDisk) return undefined;
  return new MachineDisk(machine, 'system', {
    ...systemDisk,
    name: systemDisk?.name ?? `${name}-system`,
    source: systemDisk?.source ?? (source && DiskSource.image(source)),
  });
}

/** A disk that a machine makes for itself. */
export class MachineDisk extends Disk {
  /** @internal */
  protected override get _ownedByMachine(): boolean {
    return true;
  }

  /**
   * Each machine of a pool has its own.
   * @internal
   */
  public override _usage(): Usage {
    return times(super._usage(), poolAround(this)?.replicas ?? 1);
  }
}
