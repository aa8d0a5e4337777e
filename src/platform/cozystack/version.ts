/**
 * A release line of Cozystack.
 */
export enum CozystackVersion {
  /** 0.38 (November 2025). */
  V0_38 = '0.38',
  /** 0.41 (January 2026), the last before 1.0. */
  V0_41 = '0.41',
  /** 1.0 (February 2026). */
  V1_0 = '1.0',
  /** 1.1 (March 2026). */
  V1_1 = '1.1',
  /** 1.2 (March 2026). */
  V1_2 = '1.2',
  /** 1.3 (April 2026). */
  V1_3 = '1.3',
  /** 1.4 (May 2026). */
  V1_4 = '1.4',
  /** 1.5 (June 2026). */
  V1_5 = '1.5',
  /** 1.6 (July 2026). */
  V1_6 = '1.6',
}

/** Oldest first. */
export const VERSIONS: readonly CozystackVersion[] = Object.values(CozystackVersion);

export const NEWEST = CozystackVersion.V1_6;

/** Whether a version is at least as new as another. */
export function atLeast(version: CozystackVersion, other: CozystackVersion): boolean {
  return VERSIONS.indexOf(version) >= VERSIONS.indexOf(other);
}
