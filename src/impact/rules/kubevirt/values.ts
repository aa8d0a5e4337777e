import { RolloutStrategy } from '../../../model/rollout-strategy';
import { ApiObjectData } from '../../../platforms/reading';
import { Path, valueAt } from '../../compare/changes';
import { Target } from '../../target';

/** The template of a machine's instances. */
export const T = '/spec/template/spec';

const TEMPLATE: Path = ['spec', 'template', 'spec'];

/** A value in the template of a machine. */
export function inTemplate<V = any>(machine: ApiObjectData, ...path: readonly string[]): V | undefined {
  return valueAt(machine, [...TEMPLATE, ...path]) as V | undefined;
}

/** The items of a list in the template that have a name. */
export function itemsOf(machine: ApiObjectData, ...path: readonly string[]): readonly Readonly<Record<string, any>>[] {
  const list = inTemplate(machine, ...path);
  return Array.isArray(list) ? list.filter(item => typeof item === 'object' && item !== null) : [];
}

export function isArm(machine: ApiObjectData): boolean {
  return inTemplate(machine, 'architecture') === 'arm64';
}

/** Whether changes of the template that can be rolled out to the running machine are. */
export function isRolledOut({ rolloutStrategy }: Target): boolean {
  return rolloutStrategy === RolloutStrategy.LIVE_UPDATE;
}

/** Devices of a node keep a machine from being migrated. */
export function hasNodeDevices(machine: ApiObjectData): boolean {
  return ['gpus', 'hostDevices'].some(devices => itemsOf(machine, 'domain', 'devices', devices).length > 0);
}

/** The volume that is marked as one that can be plugged. */
export function isPluggable(volume: Readonly<Record<string, any>> | undefined): boolean {
  return volume?.persistentVolumeClaim?.hotpluggable === true || volume?.dataVolume?.hotpluggable === true;
}

/** What the cluster needs so that a growing machine is migrated. */
export const BY_MIGRATION = 'by a live migration, which KubeVirt starts if `workloadUpdateMethods` of the KubeVirt resource have LiveMigrate';
