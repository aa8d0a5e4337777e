import { diskBusOf } from './profiles';
import { CozystackTarget } from './target';
import { Problem } from '../../findings/problem';
import { AttachedDiskModel, MachineModel } from '../../model/machine';
import { findImage } from '../catalogue/find-image';

/** One entry of `VMInstance.spec.disks`. */
export interface DiskField {
  readonly name: string;
  readonly bus?: string;
}

/** The disks of a machine in boot order. */
export function resolveAttachments({ disks }: MachineModel, profile: string, target: CozystackTarget, problems: Problem[]): DiskField[] {
  if (disks.length === 0) {
    problems.push({
      code: 'MACHINE_WITHOUT_DISK',
      message: 'the machine has no disk, so it has nothing to boot from',
      fix: 'give an `image`, a `systemDisk` with a source, or `disks`',
    });
  }
  checkSystemDisk(disks[0], target, problems);
  return disks.map(attached => ({ name: attached.name, bus: busOf(attached, profile, target) }));
}

function busOf({ bus, disk }: AttachedDiskModel, profile: string, { capabilities }: CozystackTarget): string | undefined {
  if (bus !== undefined || capabilities.explicitBus === 'none') return bus;
  if (disk?.optical) return 'sata';
  return capabilities.explicitBus === 'all' ? diskBusOf(profile) : undefined;
}

function checkSystemDisk(attached: AttachedDiskModel | undefined, target: CozystackTarget, problems: Problem[]): void {
  const disk = attached?.disk;
  if (!disk || disk.optical) return;
  if (disk.source.kind === 'image' && findImage(disk.source.image, target.offer)?.installer) {
    problems.push({
      code: 'IMAGE_IS_INSTALLER',
      message: `system disk "${disk.name}" is an installer medium, attached as a plain disk`,
      fix: 'make a Disk with `optical: true` from it and list it behind a blank system disk',
    });
  }
}
