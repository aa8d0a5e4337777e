import { IDisk } from '../disk/disk-reference';
import { isDisk } from '../disk/shape';
import { Problem } from '../findings/problem';
import { isMachine, IVirtualMachine } from '../machine/machine-reference';
import { BackupSubjectModel } from '../model/backup';
import { Standing } from '../placement/standing';

/** What is backed up or restored: one of the two. */
export interface BackupSubject {
  readonly machine?: IVirtualMachine;
  readonly disk?: IDisk;
}

export const SUBJECT = { machine: isMachine, disk: isDisk };

export function subjectModel({ machine, disk }: BackupSubject): BackupSubjectModel | undefined {
  if (machine) return { kind: 'machine', name: machine.machineName };
  return disk && { kind: 'disk', name: disk.diskName };
}

/**
 * What is wrong with backing this up from here.
 *
 * @param who as a person calls what refers to it, e.g. `plan "nightly"`
 */
export function subjectProblems({ machine, disk }: BackupSubject, standing: Standing, who: string): Problem[] {
  const problems: (Problem | undefined)[] = [
    machine && standing.elsewhere(`machine "${machine.machineName}"`, machine._standing, who),
    disk && standing.elsewhere(`disk "${disk.diskName}"`, disk._standing, who),
  ];
  const wrong = (message: string, fix: string) => problems.push({ code: 'BACKUP_INVALID', message: `${message} (${who})`, fix });
  if (machine && disk) wrong('a machine and a disk, of which the platform takes one', 'give one of the two; a machine\'s disks come with it');
  if (disk?._inline) wrong('a disk that is no volume has nothing to be backed up', 'give a disk that is a volume of its own');
  return problems.filter(problem => problem !== undefined);
}

/** What is wrong with naming nothing. */
export function subjectMissing({ machine, disk }: BackupSubject, who: string): Problem[] {
  return machine || disk ? [] : [{ code: 'BACKUP_INVALID', message: `nothing says what is backed up (${who})`, fix: 'give the `machine`, or a `disk` alone' }];
}
