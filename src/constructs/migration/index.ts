export { type LiveMigration, Migratability, type MigrationBlocker } from './live-migration';
export { MigrationPolicy, type MigrationPolicyProps } from './migration-policy';
