import { attachedDisk } from './attached-disk';
import { isOptical } from './guest-disks';
import { Problem, quote } from '../../findings/problem';
import { IMAGE_REFERENCE } from '../../model/attached-disk';
import { AttachedDiskSpec } from '../../model/machine';
import { NodeContext } from '../context';
import { nameProblems, referenceProblems } from '../kubernetes/names';
import { referenceFault } from '../rules/address/image-reference';

/**
 * Reports a machine that cannot boot from any of its attached disks, and invalid names of disks.
 *
 * @param nameBudget the maximum length of a disk name on the target
 * @param dotted whether the names of existing disks can have dots, like the names of other objects
 */
export function checkAttachments(
  disks: readonly AttachedDiskSpec[], context: NodeContext, nameBudget: number, problems: Problem[], dotted = false,
): void {
  if (disks.every(attached => attached.inline ? attached.inline.kind !== 'containerImage' : isBlank(attached, context) && !attached.optical)) {
    problems.push({
      code: 'MACHINE_WITHOUT_DISK',
      message: `${emptinessOf(disks)}, so the machine has nothing to boot from`,
      fix: 'set `image` or `systemDisk.source`, or attach an installer medium after the blank disk; if the system is already installed, set the source to DiskSource.installed',
    });
  }
  for (const attached of disks) {
    const { name, alias, existing, inline, bus } = attached;
    if (bus === 'virtio' && isOptical(attached, context)) problems.push(opticalProblem(name, bus));
    if (inline?.kind === 'containerImage') problems.push(...imageProblems(name, inline.image));
    // If the disk has a separate name in the machine (`alias`), the object can have any valid name.
    if (alias !== undefined) problems.push(...referenceProblems('the existing disk', name));
    else if (inline) problems.push(...nameProblems('the name of an ephemeral or configuration disk', name, nameBudget));
    else if (existing) problems.push(...dotted ? referenceProblems('the existing disk', name) : nameProblems('the name of the existing disk', name, nameBudget));
  }
}

/** KubeVirt does not support CD-ROM on the virtio bus. */
function opticalProblem(name: string, bus: string): Problem {
  return {
    code: 'DISK_BUS_INVALID',
    message: `disk "${name}" is optical, and KubeVirt does not support CD-ROM on the virtio bus`,
    got: bus,
    allowed: 'sata, scsi, usb',
    fix: 'remove `bus`, or set it to DiskBus.SATA',
  };
}

/** Reports a tag, digest or name of a container image that no registry accepts, although the property `image` accepts this text. */
function imageProblems(name: string, image: string): Problem[] {
  const fault = IMAGE_REFERENCE.test(image) ? referenceFault(image) : undefined;
  return fault === undefined ? [] : [{
    code: 'DISK_SOURCE_INVALID',
    message: `disk "${name}" comes from ${fault.what}, so the pod never starts`,
    got: quote(image),
    allowed: fault.allowed ?? 'registry/name:tag, without a scheme',
    fix: fault.fix ?? 'correct the image name',
  }];
}

function emptinessOf(disks: readonly AttachedDiskSpec[]): string {
  if (disks.length === 0) return 'the machine has no disk';
  if (disks.every(({ inline }) => inline)) return 'the machine has only configuration and scratch disks';
  return disks.some(({ inline }) => inline) ? 'all disks of the machine are blank or configuration disks' : 'all disks of the machine are blank';
}

function isBlank(attached: AttachedDiskSpec, context: NodeContext): boolean {
  const disk = attachedDisk(attached, context);
  if (disk === undefined) return false;
  const { source = { kind: 'blank' } } = disk;
  return source.kind === 'blank' && !source.installed;
}
