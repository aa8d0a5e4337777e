import { BackupSubject } from './subject';
import { gate } from '../../model/calls/gate';
import { reference } from '../../model/types';
import { IDisk } from '../disk/disk-reference';
import { IVirtualMachine } from '../machine/machine-reference';

/**
 * A backup that can be restored.
 */
export interface IBackup {
  /** Name of the `Backup` in its namespace. */
  readonly backupName: string;

  /** @internal */
  readonly _subject?: BackupSubject;
}

/**
 * Known facts about an existing backup.
 */
export interface ExistingBackupOptions {
  /**
   * The machine in the backup.
   * @default - unknown
   */
  readonly machine?: IVirtualMachine;

  /**
   * The disk in the backup.
   * @default - unknown
   */
  readonly disk?: IDisk;
}

/**
 * References to existing backups.
 */
export class Backup {
  /**
   * A backup in the namespace of the construct that refers to it. `kubectl get backups` lists the backups.
   *
   * @param name the name of the backup's job; for a backup of a plan, the name of the plan, a dash and a number of eight digits
   * @param options the machine or the disk in the backup
   */
  public static fromName(name: string, options: ExistingBackupOptions = {}): IBackup {
    return new ExistingBackup(name, options);
  }

  private constructor() {
  }
}

gate(Backup);

class ExistingBackup implements IBackup {
  constructor(public readonly backupName: string, public readonly _subject: BackupSubject) {
  }
}

/** Any `IBackup`, even if another package implements it. */
export const isBackup = reference(
  'backupName', 'string', 'a `BackupJob`, or `Backup.fromName` for an existing backup', 'give the backup, not its name',
);
