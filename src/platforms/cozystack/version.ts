import { comparing } from '../at-least';
import { LauncherFacts, overheadSince } from '../resolve/launcher-facts';

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

/**
 * How much of a quota the pod of a machine uses. The amount depends on the KubeVirt release: Cozystack 0.41 has KubeVirt 1.5, Cozystack 1.0 to
 * 1.3 have 1.6, and later versions have 1.8. The amount also depends on the settings in `packages/system/kubevirt`: ten virtual CPUs share a core,
 * memory limits equal the requests (by a label of tenants' namespaces), and since 1.0 there is no log of the serial console.
 */
export function launcherFacts(version: CozystackVersion): LauncherFacts {
  return {
    ...overheadSince({ v1_5: true, v1_6: atLeast(version, CozystackVersion.V1_0) }),
    cpuRatio: 10,
    memoryLimitRatio: 1,
    consoleLog: !atLeast(version, CozystackVersion.V1_0),
    architecture: 'amd64',
  };
}

export const NEWEST = CozystackVersion.V1_6;

/** Whether a version is at least as new as another. */
export const atLeast = comparing(VERSIONS);
