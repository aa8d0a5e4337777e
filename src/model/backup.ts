import { Place, Reference } from './reference';

/** What is backed up or restored: a machine with its disks, or one disk alone. */
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
  /** What the backup is of, if it is known. */
  readonly subject?: BackupSubjectSpec;
  /** The place of the backup, if it is another one. */
  readonly backupElsewhere?: Place;
  /** The namespace of a copy; without it the restore replaces the original. */
  readonly targetNamespace?: string;
  readonly targetName?: string;
  readonly overwrite?: boolean;
  readonly keepOriginalVolumes?: boolean;
  readonly keepAddresses?: boolean;
  /** The engine that applies the folder carries it out too. */
  readonly appliedByEngine?: boolean;
}
