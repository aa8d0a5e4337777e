import { Problem } from '../../../findings/problem';
import { MachineSpec } from '../../../model/machine';
import { MigrationBlocker } from '../../../model/migration';
import { NodeContext } from '../../context';
import { resolveBlockers, sure, unsure } from '../../resolve/migration';
import { KubeVirtTarget } from '../target';
import { atLeast, KubeVirtVersion } from '../version';

/**
 * Why a machine cannot be live-migrated. The state of UEFI and TPM does not prevent it: if its volume is local to a node,
 * KubeVirt creates another volume on the target node.
 */
export function migrationBlockers(model: MachineSpec, context: NodeContext, target: KubeVirtTarget): MigrationBlocker[] {
  const shared = sharedGpu(model, target);
  return [
    ...resolveBlockers(model, context, target, shared ? undefined : 'a GPU cannot move to another node'),
    ...shared ? [unsure('gpus', 'only a mediated GPU device can migrate')] : [],
    ...model.hardware?.hostDevices && model.hardware.hostDevices.length > 0 ? [sure('hardware.hostDevices', 'devices of the node cannot move to another node')] : [],
  ];
}

/** A machine that must be migrated and cannot be migrated blocks the drain of its node. */
export function checkMigration(model: MachineSpec, context: NodeContext, target: KubeVirtTarget, problems: Problem[]): void {
  if (model.evictionStrategy !== 'LiveMigrate') return;
  const blockers = migrationBlockers(model, context, target).filter(blocker => blocker.sure);
  if (blockers.length === 0) return;
  problems.push({
    code: 'NOT_MIGRATABLE',
    message: 'the machine cannot live-migrate, and eviction strategy LiveMigrate blocks the drain of its node',
    got: blockers.map(({ why }) => why).join('; '),
    fix: 'use EvictionStrategy.LIVE_MIGRATE_IF_POSSIBLE, or remove what blocks the migration',
  });
}

function sharedGpu({ gpus = [] }: MachineSpec, { version, featureGates }: KubeVirtTarget): boolean {
  return gpus.length === 1 && featureGates.includes('VGPULiveMigration') && atLeast(version, KubeVirtVersion.V1_9);
}
