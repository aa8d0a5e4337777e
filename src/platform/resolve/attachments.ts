import { Problem } from '../../findings/problem';
import { AttachedDiskModel } from '../../model/machine';
import { nameProblems } from '../kubernetes/names';

/**
 * What keeps a machine from booting, and names of disks that cannot exist.
 *
 * @param nameBudget characters that the target leaves for the name of a disk
 */
export function checkAttachments(disks: readonly AttachedDiskModel[], nameBudget: number, problems: Problem[]): void {
  if (disks.every(({ disk, optical, inline }) => inline ? inline.kind !== 'containerImage' : disk?.source.kind === 'blank' && !optical)) {
    problems.push({
      code: 'MACHINE_WITHOUT_DISK',
      message: disks.length === 0 ? 'the machine has no disk, so it has nothing to boot from' : 'all disks of the machine are blank, so it has nothing to boot from',
      fix: 'give an `image`, a `systemDisk` with a source, or an installer behind the blank disk',
    });
  }
  for (const { name, disk, inline } of disks) {
    if (!disk) problems.push(...nameProblems(inline ? 'the name of a disk that is no volume' : 'the name of the existing disk', name, nameBudget));
  }
}
