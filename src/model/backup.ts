/** What is backed up or restored: a machine with its disks, or one disk alone. */
export interface BackupSubjectModel {
  readonly kind: 'machine' | 'disk';
  readonly name: string;
}

interface BackupObjectModel {
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly annotations: Readonly<Record<string, string>>;
}

/** Backups by the clock. */
export interface BackupPlanModel extends BackupObjectModel {
  readonly kind: 'backupPlan';
  readonly subject: BackupSubjectModel;
  readonly backupClass?: string;
  readonly schedule: string;
}

/** One backup, now. */
export interface BackupJobModel extends BackupObjectModel {
  readonly kind: 'backupJob';
  readonly subject: BackupSubjectModel;
  readonly backupClass?: string;
}

/** One restore, now. */
export interface RestoreJobModel extends BackupObjectModel {
  readonly kind: 'restoreJob';
  readonly backup: string;
  /** What the backup is of; undefined where nobody said. */
  readonly subject?: BackupSubjectModel;
  /** Names of the machine's disks, as far as known. */
  readonly disks: readonly string[];
  readonly namespace?: string;
  /** Where a copy goes; undefined to take the place of the original. */
  readonly targetNamespace?: string;
  readonly targetName?: string;
  readonly overwrite?: boolean;
  readonly keepOriginalVolumes?: boolean;
  readonly keepAddresses?: boolean;
}

/** Everything about backups, as a platform that has them renders it. */
export type BackupModel = BackupPlanModel | BackupJobModel | RestoreJobModel;
