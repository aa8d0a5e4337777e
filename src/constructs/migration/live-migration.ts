
/**
 * Whether a machine can be migrated while it runs.
 */
export enum Migratability {
  /** No known property prevents the migration. */
  YES = 'yes',
  /** The machine cannot be migrated. */
  NO = 'no',
  /** The answer depends on the nodes, or on undeclared facts about the cluster. */
  UNSURE = 'unsure',
}

/**
 * A property that prevents the live migration of a machine.
 */
export interface MigrationBlocker {
  /** The property that prevents the migration, e.g. `gpus` or `disks[1].storageClass` (as in `machine.disks`). */
  readonly property: string;

  /** The reason why the property prevents the migration. */
  readonly why: string;

  /**
   * Whether the property prevents the migration in every cluster. If false, the answer depends on the nodes, or on undeclared facts about the
   * cluster.
   */
  readonly sure: boolean;
}

/**
 * Whether a machine can be live-migrated, as far as the library knows.
 */
export interface LiveMigration {
  /** `NO` if a property certainly prevents the migration, `UNSURE` if a property may prevent the migration, otherwise `YES`. */
  readonly migratable: Migratability;

  /** The properties that prevent the migration, or may prevent it. Disks come first, in the order of `machine.disks`. */
  readonly blockers: MigrationBlocker[];
}

/** The answer for a list of blockers. */
export function liveMigrationOf(blockers: readonly MigrationBlocker[]): LiveMigration {
  const migratable = blockers.length === 0 ? Migratability.YES : blockers.some(({ sure }) => sure) ? Migratability.NO : Migratability.UNSURE;
  return { migratable, blockers: [...blockers] };
}
