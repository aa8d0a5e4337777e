export { BackupJob, type BackupJobProps } from './backup-job';
export { BackupPlan, type BackupPlanProps } from './backup-plan';
export { type BackupProps } from './backup-props';
export { Backup, type ExistingBackupOptions, type IBackup } from './backup-reference';
export { RestoreJob, type RestoreJobProps } from './restore-job';
