import { Construct } from 'constructs';
import { VirtualMachineProps } from './virtual-machine-props';
import { inherited } from '../../collect/scope-record';
import { Disk } from '../disk/disk';
import { DiskSource } from '../disk/disk-source';
import { GoldenImage } from '../image/golden-image';

/** Creates the system disk of a machine from its image, the default image or `systemDisk`. Undefined if the machine has no system disk. */
export function makeSystemDisk(machine: Construct, name: string, { image, systemDisk, disks = [] }: VirtualMachineProps): Disk | undefined {
  const hasOther = systemDisk === undefined ? disks.length > 0 : systemDisk.source !== undefined;
  const source = image ?? (hasOther ? undefined : inherited(machine, record => record.defaults?.image as GoldenImage | undefined));
  if (!source && !systemDisk) return undefined;
  return new MachineDisk(machine, 'system', {
    ...systemDisk,
    name: systemDisk?.name ?? `${name}-system`,
    source: systemDisk?.source ?? (source && DiskSource.image(source)),
  });
}

/** The machine that creates a disk. */
interface Owner {
  readonly machineName: string;
}

/** A disk that a machine creates. */
export class MachineDisk extends Disk {
  /** @internal */
  protected override get _machine(): string | undefined {
    return (this.node.scope as Construct & Owner).machineName;
  }
}
