import { RolloutStrategy } from '../../../model/rollout-strategy';
import { ApiObjectData } from '../../../platforms/reading';
import { Path, valueAt } from '../../compare/path';
import { Target } from '../../target';

/** The path of the template of a machine. */
export const T = '/spec/template/spec';

const TEMPLATE: Path = ['spec', 'template', 'spec'];

/** A value in the template of a machine. */
export function inTemplate<V = any>(machine: ApiObjectData, ...path: readonly string[]): V | undefined {
  return valueAt(machine, [...TEMPLATE, ...path]) as V | undefined;
}

/** The items of a list in the template. Items that are not objects are left out, because the API server rejects them. */
export function itemsOf(machine: ApiObjectData, ...path: readonly string[]): readonly Readonly<Record<string, any>>[] {
  const list = inTemplate(machine, ...path);
  return Array.isArray(list) ? list.filter(item => typeof item === 'object' && item !== null) : [];
}

export function isArm(machine: ApiObjectData): boolean {
  return inTemplate(machine, 'architecture') === 'arm64';
}

/** Whether KubeVirt applies live changes of the template to the running machine (LiveUpdate). */
export function isRolledOut({ rolloutStrategy }: Target): boolean {
  return rolloutStrategy === RolloutStrategy.LIVE_UPDATE;
}

/** Whether a machine has devices of its node, which prevent live migration. */
export function hasNodeDevices(machine: ApiObjectData): boolean {
  return ['gpus', 'hostDevices'].some(devices => itemsOf(machine, 'domain', 'devices', devices).length > 0);
}

/** Whether a volume is marked as hotpluggable. */
export function isPluggable(volume: Readonly<Record<string, any>> | undefined): boolean {
  return volume?.persistentVolumeClaim?.hotpluggable === true || volume?.dataVolume?.hotpluggable === true;
}

/** A part of the text of several rules: how a running machine gets a larger size, and the cluster setting for this. */
export const BY_MIGRATION = 'by a live migration, which KubeVirt starts if `workloadUpdateMethods` of the KubeVirt resource contains LiveMigrate';

/** A part of the text of several rules: which changes of the size need no restart. */
export const ONLY_MORE = 'KubeVirt hotplugs only more sockets and more memory; any other difference waits for a restart';
