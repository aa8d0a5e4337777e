export * from './backup-job';
export * from './backup-plan';
export { type BackupProps } from './backup-props';
export { Backup, type ExistingBackupOptions, type IBackup } from './backup-reference';
export * from './restore-job';
