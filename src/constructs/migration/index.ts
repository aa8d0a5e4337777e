export { type LiveMigration, Migratability, type MigrationBlocker } from './live-migration';
export * from './migration-policy';
