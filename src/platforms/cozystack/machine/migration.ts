import { Problem } from '../../../findings/problem';
import { MachineSpec } from '../../../model/machine';
import { MigrationBlocker } from '../../../model/migration';
import { NodeContext } from '../../context';
import { resolveBlockers } from '../../resolve/migration';
import { CozystackTarget } from '../target';

/** Why a machine cannot be live-migrated. On this platform, the bridge of the pod network does not prevent a migration. */
export function migrationBlockers(model: MachineSpec, context: NodeContext, target: CozystackTarget): MigrationBlocker[] {
  return resolveBlockers(model, context, target, 'a GPU cannot move to another node');
}

/**
 * The platform migrates every machine whose node is drained (`evictionStrategy: LiveMigrate` of its KubeVirt resource, in
 * every version). A machine that cannot be migrated blocks the drain. If the reason is a local storage class, the finding is at the disk.
 * On Hikube, users do not drain nodes, so there is no finding.
 */
export function checkMigration(model: MachineSpec, context: NodeContext, target: CozystackTarget, problems: Problem[]): void {
  if (target.tenantsOnly) return;
  const blockers = migrationBlockers(model, context, target).filter(({ sure, property }) => sure && !property.startsWith('disks'));
  if (blockers.length === 0) return;
  problems.push({
    code: 'NOT_MIGRATABLE',
    message: `${target.label} blocks the drain of a node while a machine that cannot live-migrate runs on it`,
    got: blockers.map(({ why }) => why).join('; '),
    fix: 'remove what blocks the migration, or acknowledge this and stop the machine (RunStrategy.HALTED) before you drain its node',
  });
}
