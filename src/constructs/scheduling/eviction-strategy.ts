/**
 * What happens to a machine when its node is drained. Becomes `spec.template.spec.evictionStrategy`.
 *
 * @see https://kubevirt.io/user-guide/compute/live_migration/
 */
export enum EvictionStrategy {
  /** The machine is stopped. Its run strategy decides whether it starts again on another node. */
  NONE = 'None',
  /** The machine is live-migrated; a machine that cannot migrate blocks the drain. */
  LIVE_MIGRATE = 'LiveMigrate',
  /** The machine is live-migrated if possible, otherwise stopped. */
  LIVE_MIGRATE_IF_POSSIBLE = 'LiveMigrateIfPossible',
  /** A controller outside of KubeVirt handles the machine. */
  EXTERNAL = 'External',
}
