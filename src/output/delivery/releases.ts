import { ArgoCdPlan, FluxPlan } from '../../model/deliverer';

/** The numbers of a release, e.g. 3, 4 and 9; a number that is not given counts as 0. */
type Release = readonly number[];

/** `v3.4.9`, `3.4.9` or `3.4`. */
const RELEASE = /^v?(\d{1,4})\.(\d{1,4})(?:\.(\d{1,4}))?$/;

function releaseOf(version: string): Release | undefined {
  return RELEASE.exec(version)?.slice(1).map(Number);
}

export function isRelease(version: string): boolean {
  return RELEASE.test(version);
}

function isAtLeast(version: string | undefined, [major, minor, patch = 0]: Release): boolean {
  const [a, b, c] = version === undefined ? [] : releaseOf(version) ?? [];
  if (a === undefined) return false;
  return a !== major ? a > major : b !== minor ? b > minor : (c || 0) >= patch;
}

/** For each minor release of Argo CD, the first patch release that reports a stopped machine with RunStrategy.HALTED as healthy (argo-cd#29664). */
const REPORTS_HALTED: readonly Release[] = [[3, 3, 15], [3, 4, 9], [3, 5, 3]];

/** Whether this Argo CD is known to report a stopped machine with RunStrategy.HALTED as healthy. */
export function reportsHalted({ version }: ArgoCdPlan): boolean {
  return REPORTS_HALTED.some(since => isAtLeast(version, since) && !isAtLeast(version, [since[0], since[1] + 1])) || isAtLeast(version, [3, 6]);
}

/** Whether this Flux has `spec.healthCheckExprs` (kustomize-controller 1.5). */
export function hasHealthExpressions({ version }: FluxPlan): boolean {
  return version === undefined || isAtLeast(version, [2, 5]);
}

/** Whether this Flux has `spec.ignore` (kustomize-controller 1.9). */
export function hasIgnoreRules({ version }: FluxPlan): boolean {
  return version === undefined || isAtLeast(version, [2, 9]);
}
