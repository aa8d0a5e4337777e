import { comparing } from '../at-least';

/**
 * A release line of KubeVirt.
 */
export enum KubeVirtVersion {
  /** 1.4 (November 2024). */
  V1_4 = '1.4',
  /** 1.5 (March 2025). */
  V1_5 = '1.5',
  /** 1.6 (July 2025). */
  V1_6 = '1.6',
  /** 1.7 (November 2025). */
  V1_7 = '1.7',
  /** 1.8 (March 2026). */
  V1_8 = '1.8',
  /** 1.9 (July 2026). */
  V1_9 = '1.9',
}

/** Oldest first. */
export const VERSIONS: readonly KubeVirtVersion[] = Object.values(KubeVirtVersion);

export const NEWEST = KubeVirtVersion.V1_9;

/** Whether a version is at least as new as another. */
export const atLeast = comparing(VERSIONS);
