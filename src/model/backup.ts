import { Place, Reference } from './reference';

/** The subject of a backup or restore: a machine with its disks, or one disk. */
export interface BackupSubjectSpec extends Reference {
  readonly kind: 'machine' | 'disk';
}

interface BackupObjectSpec {
  readonly name: string;
  readonly labels?: Readonly<Record<string, string>>;
  readonly annotations?: Readonly<Record<string, string>>;
}

/** A schedule of backups. */
export interface BackupPlanSpec extends BackupObjectSpec {
  readonly subject?: BackupSubjectSpec;
  readonly backupClass?: string;
  readonly schedule: string;
}

/** One backup. */
export interface BackupJobSpec extends BackupObjectSpec {
  readonly subject?: BackupSubjectSpec;
  readonly backupClass?: string;
}

/** One restore. */
export interface RestoreJobSpec extends BackupObjectSpec {
  readonly backup: string;
  /** The machine or the disk to restore, if it is known. */
  readonly subject?: BackupSubjectSpec;
  /** The namespace and cluster of the backup, if they differ from the namespace and cluster of the restore. */
  readonly backupElsewhere?: Place;
  /** The namespace of a copy. Without a namespace, the restore replaces the original. */
  readonly targetNamespace?: string;
  readonly targetName?: string;
  readonly overwrite?: boolean;
  readonly keepOriginalVolumes?: boolean;
  readonly keepAddresses?: boolean;
  /** Whether the GitOps engine applies the object. */
  readonly appliedByEngine?: boolean;
}
