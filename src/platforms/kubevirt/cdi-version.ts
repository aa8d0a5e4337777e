import { comparing } from '../at-least';

/**
 * A release line of CDI (Containerized Data Importer), which creates the volumes. The version of CDI is independent of the version of
 * KubeVirt.
 */
export enum CdiVersion {
  /** 1.60 (August 2024). */
  V1_60 = '1.60',
  /** 1.61 (November 2024). */
  V1_61 = '1.61',
  /** 1.62 (April 2025). */
  V1_62 = '1.62',
  /** 1.63 (August 2025). */
  V1_63 = '1.63',
  /** 1.64 (December 2025). */
  V1_64 = '1.64',
  /** 1.65 (March 2026). */
  V1_65 = '1.65',
  /** 1.66 (August 2026). */
  V1_66 = '1.66',
}

/** Oldest first. */
export const CDI_VERSIONS: readonly CdiVersion[] = Object.values(CdiVersion);

/** Whether a version is at least as new as another. */
export const isCdiSince = comparing(CDI_VERSIONS);
