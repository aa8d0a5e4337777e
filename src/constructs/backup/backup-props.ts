import { SUBJECT } from './subject';
import { map, text } from '../../model/types';
import { IDisk } from '../disk/disk-reference';
import { IVirtualMachine } from '../machine/machine-reference';

/**
 * Common properties of backup jobs and backup plans.
 */
export interface BackupProps {
  /**
   * The machine to back up, with its disks. Becomes `spec.applicationRef`.
   * @default - none; give a `disk`
   */
  readonly machine?: IVirtualMachine;

  /**
   * A disk to back up, without its machine. Becomes `spec.applicationRef`.
   * @default - none; give a `machine`
   */
  readonly disk?: IDisk;

  /**
   * Name of the backup class, which sets the method and the storage. Becomes `spec.backupClassName`.
   * @default 'cozy-default' from Cozystack 1.5; required on older releases, where administrators create classes
   */
  readonly backupClass?: string;

  /**
   * Labels of the object.
   * @default - none
   */
  readonly labels?: { [key: string]: string };

  /**
   * Annotations of the object.
   * @default - none; on Cozystack before 1.3, annotations that prevent pruning, because a backup is deleted with its job or plan
   */
  readonly annotations?: { [key: string]: string };
}

export const BACKUP = { ...SUBJECT, backupClass: text, labels: map(text), annotations: map(text) };
