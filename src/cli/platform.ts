import { UsageError } from './arguments';
import { listNames } from '../findings/nearest';
import { PlatformRef } from '../model/platform';
import { VERSIONS as COZYSTACK } from '../platforms/cozystack/version';
import { KubeVirtVersion } from '../platforms/kubevirt/version';
import { driverOf } from '../platforms/registry';

const VERSIONS: Readonly<Record<string, readonly string[]>> = { kubevirt: Object.values(KubeVirtVersion), cozystack: COZYSTACK, hikube: COZYSTACK };

/**
 * Reads a platform as `kubevirt@1.9`, `kubevirt@v1.9.0` or `hikube`.
 *
 * @param option the name of the option, for messages
 * @throws UsageError if there is no such platform or version
 */
export function platformIn(option: string, text: string | undefined): PlatformRef | undefined {
  if (text === undefined) return undefined;
  const [, name, , version] = /^([a-z]+)(@v?(.*))?$/.exec(text.trim()) ?? [];
  if (name === undefined || !(name in VERSIONS)) throw new UsageError(`--${option}: "${text}" is not a platform; use kubevirt, cozystack or hikube, with the version if you know it, e.g. kubevirt@1.9`);
  if (version === undefined) return { name };
  // A patch release counts as its minor version, e.g. 1.9.2 as 1.9. The facts about a minor version are those of its newest patch release.
  const line = VERSIONS[name].find(each => version === each || version.startsWith(`${each}.`));
  if (line === undefined) throw new UsageError(`--${option}: version ${version} of ${name} is not known; versions are ${listNames(VERSIONS[name])}`);
  return { name, version: line };
}

/** The names of the platforms whose manifests have the same kinds. */
const FAMILIES = [/^kubevirt/i, /^(?:cozystack|hikube)/i];

/**
 * The warning for a platform option that has no effect, because no manifest has a kind of this platform.
 *
 * @param used the platforms of the manifests; empty if no manifest has a kind of a platform
 */
export function pointless(option: string, given: PlatformRef | undefined, used: readonly string[]): string[] {
  const family = FAMILIES.find(each => given !== undefined && each.test(given.name));
  if (given === undefined || used.length === 0 || used.some(each => family?.test(each))) return [];
  const { label } = driverOf(given);
  return [`--${option} has no effect: no manifest has a kind of ${label}; the manifests are for ${listNames(used)}: remove the option, or name the platform of the manifests`];
}
