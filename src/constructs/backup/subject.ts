import { Location } from '../../collect/location';
import { Problem } from '../../findings/problem';
import { BackupSubjectSpec } from '../../model/backup';
import { IDisk } from '../disk/disk-reference';
import { isDisk } from '../disk/schema';
import { isMachine, IVirtualMachine } from '../machine/machine-reference';

/** The object that is backed up or restored: a machine or a disk. */
export interface BackupSubject {
  readonly machine?: IVirtualMachine;
  readonly disk?: IDisk;
}

export const SUBJECT = { machine: isMachine, disk: isDisk };

/** The backed up or restored object as plain data, with its problems. */
export function subjectSpec({ machine, disk }: BackupSubject, at: Location, who: string): BackupSubjectSpec | undefined {
  at.report(subjectProblems({ machine, disk }, who));
  if (machine) return { kind: 'machine', ...at.reference(machine.machineName, machine) };
  return disk && { kind: 'disk', ...at.reference(disk.diskName, disk) };
}

function subjectProblems({ machine, disk }: BackupSubject, who: string): Problem[] {
  const problems: Problem[] = [];
  const wrong = (message: string, fix: string) => problems.push({ code: 'BACKUP_INVALID', message: `${message} (${who})`, fix });
  if (machine && disk) wrong('both `machine` and `disk` are set, and the platform accepts only one', 'remove one of them; the backup of a machine includes its disks');
  if (disk?._attachment?.inline) wrong('the disk has no separate volume, so a backup would be empty', 'use a disk that has its own volume');
  return problems;
}

/** The problem of a job or plan that sets neither `machine` nor `disk`. */
export function subjectMissing({ machine, disk }: BackupSubject, who: string): Problem[] {
  return machine || disk ? [] : [{ code: 'BACKUP_INVALID', message: `neither a machine nor a disk to back up (${who})`, fix: 'set `machine` or `disk`' }];
}
