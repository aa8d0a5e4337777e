
/**
 * Whether a machine can be migrated while it runs.
 */
export enum Migratability {
  /** No known property prevents it. */
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
  /** The property that causes it, e.g. `gpus` or `disks[1].storageClass` (as in `machine.disks`). */
  readonly property: string;

  /** The reason. */
  readonly why: string;

  /** Whether this is certain in every cluster; otherwise it depends on the nodes, or on undeclared facts of the cluster. */
  readonly sure: boolean;
}

/**
 * Whether a machine can be live-migrated, as far as the library knows.
 */
export interface LiveMigration {
  /** `NO` if something certainly prevents it, `UNSURE` if something may prevent it. */
  readonly migratable: Migratability;

  /** The properties that prevent it, or may prevent it. Disks come first, in their order. */
  readonly blockers: MigrationBlocker[];
}

/** The answer for a list of blockers. */
export function liveMigrationOf(blockers: readonly MigrationBlocker[]): LiveMigration {
  const migratable = blockers.length === 0 ? Migratability.YES : blockers.some(({ sure }) => sure) ? Migratability.NO : Migratability.UNSURE;
  return { migratable, blockers: [...blockers] };
}
