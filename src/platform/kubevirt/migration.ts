import { KubeVirtTarget } from './target';
import { Problem } from '../../findings/problem';
import { MachineModel } from '../../model/machine';
import { AccessMode } from '../catalogue/access-mode';

/** What keeps a machine from being migrated live, in the words of its properties. */
export function migrationBlockers({ disks, gpus, hardware }: MachineModel, { offer, stateStorageClass: stateClass }: KubeVirtTarget): string[] {
  const firmware = hardware?.firmware;
  const accessModes = new Map(offer.storageClasses.map(({ name, accessMode }) => [name, accessMode]));
  const readByOne = disks.filter(({ disk }) => disk && !disk.optical && accessModes.get(disk.storageClass) === AccessMode.READ_WRITE_ONCE);
  return [
    ...readByOne.map(({ disk }) => `disk "${disk!.name}" in storage class "${disk!.storageClass}", which one node uses at a time`),
    ...firmware?.persistent && stateClass && accessModes.get(stateClass) === AccessMode.READ_WRITE_ONCE
      ? [`the state of its firmware in storage class "${stateClass}", which one node uses at a time`]
      : [],
    ...gpus.length > 0 ? ['`gpus`'] : [],
    ...hardware && hardware.hostDevices.length > 0 ? ['`hardware.hostDevices`'] : [],
  ];
}

/** A machine that is to be migrated and cannot be keeps its node from being drained. */
export function checkMigration(model: MachineModel, target: KubeVirtTarget, problems: Problem[]): void {
  if (model.evictionStrategy !== 'LiveMigrate') return;
  const blockers = migrationBlockers(model, target);
  if (blockers.length === 0) return;
  problems.push({
    code: 'NOT_MIGRATABLE',
    message: 'the eviction strategy LiveMigrate keeps a node from being drained while the machine cannot be migrated',
    got: blockers.join('; '),
    fix: 'take EvictionStrategy.LIVE_MIGRATE_IF_POSSIBLE, or do without what blocks it',
  });
}
