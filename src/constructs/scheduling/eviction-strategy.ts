/**
 * What happens to a machine when its node is drained. Becomes `spec.template.spec.evictionStrategy`.
 *
 * @see https://kubevirt.io/user-guide/compute/live_migration/
 */
export enum EvictionStrategy {
  /** It is stopped, and starts elsewhere by its run strategy. */
  NONE = 'None',
  /** It is live-migrated; a machine that cannot migrate blocks the drain. */
  LIVE_MIGRATE = 'LiveMigrate',
  /** It is migrated if it can be, else stopped. */
  LIVE_MIGRATE_IF_POSSIBLE = 'LiveMigrateIfPossible',
  /** Something outside of KubeVirt sees to it. */
  EXTERNAL = 'External',
}
