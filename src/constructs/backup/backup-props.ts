import { SUBJECT } from './subject';
import { map, text } from '../../model/types';
import { IDisk } from '../disk/disk-reference';
import { IVirtualMachine } from '../machine/machine-reference';

/**
 * What is backed up, and how.
 */
export interface BackupProps {
  /**
   * The machine, with its disks. Becomes `spec.applicationRef`.
   * @default - none; give a `disk`
   */
  readonly machine?: IVirtualMachine;

  /**
   * A disk alone. Becomes `spec.applicationRef`.
   * @default - none; give a `machine`
   */
  readonly disk?: IDisk;

  /**
   * Name of the backup class, which says how and where to. Becomes `spec.backupClassName`.
   * @default 'cozy-default' from Cozystack 1.5 on; before, administrators make their own and it has to be named
   */
  readonly backupClass?: string;

  /**
   * Labels of the object.
   * @default - none
   */
  readonly labels?: { [key: string]: string };

  /**
   * Annotations of the object.
   * @default - none; on Cozystack before 1.3, those that keep it, since backups go with it there
   */
  readonly annotations?: { [key: string]: string };
}

export const BACKUP = { ...SUBJECT, backupClass: text, labels: map(text), annotations: map(text) };
