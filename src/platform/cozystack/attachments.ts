import { diskBusOf } from './profiles';
import { DISK_NAME } from './release-name';
import { CozystackTarget } from './target';
import { Problem } from '../../findings/problem';
import { AttachedDiskModel, MachineModel } from '../../model/machine';
import { findImage } from '../catalogue/find-image';
import { checkAttachments } from '../resolve/attachments';

/** One entry of `VMInstance.spec.disks`. */
export interface DiskField {
  readonly name: string;
  readonly bus?: string;
}

/** The disks of a machine in boot order. */
export function resolveAttachments({ disks }: MachineModel, profile: string, target: CozystackTarget, problems: Problem[]): DiskField[] {
  checkAttachments(disks, DISK_NAME, problems);
  checkSystemDisk(disks[0], target, problems);
  return disks.map(attached => ({ name: attached.name, bus: busOf(attached, profile, target) }));
}

function busOf({ bus, optical, disk }: AttachedDiskModel, profile: string, { capabilities }: CozystackTarget): string | undefined {
  if (bus !== undefined || !capabilities.explicitBus) return bus;
  return optical || disk?.optical ? 'sata' : diskBusOf(profile);
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
