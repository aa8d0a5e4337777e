import { PlatformRef } from '../model/platform';
import { RolloutStrategy } from '../model/rollout-strategy';
import { driverOf } from '../platforms/registry';

/**
 * Settings of the cluster besides platform and version. The rollout strategy replaces the strategy that the program sets for the platform. The
 * gates are added to the gates that the program sets. A gate that is both enabled and disabled counts as disabled.
 */
export interface ClusterSettings {
  /** By default, the strategy of the KubeVirt version. */
  readonly rolloutStrategy?: RolloutStrategy;
  /** Feature gates that are enabled. */
  readonly featureGates?: readonly string[];
  /** Feature gates that are disabled although the version enables them. */
  readonly disabledFeatureGates?: readonly string[];
}

/** The family of a platform. The rules of `other` platforms are not known. */
export type Family = 'kubevirt' | 'cozystack' | 'other';

/** A platform at a version, with the facts that rules need. */
export interface Target {
  readonly ref: PlatformRef;
  readonly family: Family;
  readonly label: string;
  /** Version of the platform itself, e.g. `1.6` of Cozystack. By default the newest; for Hikube, the version in its release notes. */
  readonly version: string;
  /** Version of the KubeVirt that the platform contains. */
  readonly kubevirt: string;
  readonly rolloutStrategy: RolloutStrategy;
  /** Whether a change of the manifest plugs and unplugs volumes of a running machine that are marked as hotpluggable. */
  readonly plugsVolumes: boolean;
  hasGate(gate: string): boolean;
}

/** Whether a version is at least as new as another version. Compares the numbers between the dots. */
export function isSince(version: string, since: string): boolean {
  const [a, b] = [version, since].map(text => text.split('.').map(Number));
  for (let i = 0; i < Math.max(a.length, b.length); i++) {
    if ((a[i] ?? 0) !== (b[i] ?? 0)) return (a[i] ?? 0) > (b[i] ?? 0);
  }
  return true;
}

/** The newest versions that this package knows. */
const NEWEST = { kubevirt: '1.9', cozystack: '1.6' };

/** The version in Hikube's release notes. Hikube's documentation has no version. */
const HIKUBE = '1.1';

/** The first Cozystack version with each KubeVirt version, newest first: Cozystack 1.4 has KubeVirt 1.8.2, 1.0 has 1.6.3, and 0.38 has 1.5.2. */
const INSIDE = [['1.4', '1.8'], ['1.0', '1.6'], ['0.38', '1.5']] as const;

/** The first release that enables each gate by default. */
export const ON_SINCE: Readonly<Record<string, string>> = {
  DeclarativeHotplugVolumes: '1.9', LiveUpdateNADRef: '1.9', DecentralizedLiveMigration: '1.9', RebootPolicy: '1.9', PasstBinding: '1.9',
  Snapshot: '1.9',
};

/** A platform with the facts about the cluster. */
export function targetOf(ref: PlatformRef, settings: ClusterSettings = {}): Target {
  const family: Family = ref.name === 'kubevirt' ? 'kubevirt' : ref.name === 'cozystack' || ref.name === 'hikube' ? 'cozystack' : 'other';
  const version = ref.version ?? (ref.name === 'hikube' ? HIKUBE : family === 'other' ? '' : NEWEST[family]);
  const kubevirt = family === 'kubevirt' ? version : INSIDE.find(([since]) => isSince(version, since))?.[1] ?? NEWEST.kubevirt;
  const options: ClusterSettings = ref.options ?? {};
  const gates = new Set([...options.featureGates ?? [], ...settings.featureGates ?? []]);
  const off = new Set([...options.disabledFeatureGates ?? [], ...settings.disabledFeatureGates ?? []]);
  const hasGate = (gate: string) => !off.has(gate) && (gates.has(gate) || ON_SINCE[gate] !== undefined && isSince(kubevirt, ON_SINCE[gate]));
  return {
    ref,
    family,
    label: family === 'other' ? ref.name : driverOf(ref).label,
    version,
    kubevirt,
    // Cozystack sets the rollout strategy in all versions.
    rolloutStrategy: settings.rolloutStrategy ?? options.rolloutStrategy
      ?? (family === 'cozystack' || isSince(kubevirt, '1.6') ? RolloutStrategy.LIVE_UPDATE : RolloutStrategy.STAGE),
    // Cozystack enables HotplugVolumes, which disables declarative hotplug.
    plugsVolumes: family === 'kubevirt' && isSince(kubevirt, '1.6') && hasGate('DeclarativeHotplugVolumes') && !gates.has('HotplugVolumes'),
    hasGate,
  };
}
