import { Problem } from '../../../findings/problem';
import { HardwareFeature } from '../../../model/hardware/features';
import { MachineSpec } from '../../../model/machine';
import { MigrationBlocker } from '../../../model/migration';
import { networksOf, nicOf } from '../../../model/nic';
import { NodeContext } from '../../context';
import { resolveBlockers, sure, unsure } from '../../resolve/migration';
import { KubeVirtTarget } from '../target';
import { atLeast, KubeVirtVersion } from '../version';

/** KubeVirt migrates a machine that uses the bridge binding on the pod network only if the pod of the machine has this annotation. */
const ALLOW_BRIDGE = 'kubevirt.io/allow-pod-bridge-network-live-migration';

/**
 * Why a machine cannot be live-migrated. The state of UEFI and TPM does not prevent a migration: if the volume with the state is local to a
 * node, KubeVirt creates another volume on the target node.
 */
export function migrationBlockers(model: MachineSpec, context: NodeContext, target: KubeVirtTarget): MigrationBlocker[] {
  const shared = sharedGpu(model, target);
  return [
    ...resolveBlockers(model, context, target, shared ? undefined : 'a GPU cannot move to another node'),
    ...shared ? [unsure('gpus', 'only a mediated GPU device can migrate')] : [],
    ...model.hardware?.hostDevices && model.hardware.hostDevices.length > 0 ? [sure('hardware.hostDevices', 'devices of the node cannot move to another node')] : [],
    ...podNetworkBlockers(model),
    ...hypervBlockers(model),
    ...storageBlockers(model, target),
  ];
}

/** Why the interface on the pod network prevents a migration (`VerifyVMIMigratable`). Interfaces on other networks do not prevent it. */
function podNetworkBlockers(model: MachineSpec): MigrationBlocker[] {
  const pod = networksOf(model).find(({ kind }) => kind === 'pod');
  const nic = pod && nicOf(pod);
  const at = model.networks?.findIndex(({ kind }) => kind === 'pod') ?? -1;
  const property = at < 0 ? 'networkInterface' : `networks[${at}]`;
  if (nic?.plugin !== undefined) return [unsure(property, `the binding plugin "${nic.plugin}" has to support migration`)];
  if (nic?.binding !== 'bridge' || model.podAnnotations?.[ALLOW_BRIDGE] !== undefined) return [];
  return [sure(property, 'the pod network has the bridge binding, and the address of the pod cannot move to another node')];
}

function hypervBlockers({ hardware }: MachineSpec): MigrationBlocker[] {
  const isOn = (feature: HardwareFeature | undefined) => feature !== undefined && feature.enabled !== false;
  if (isOn(hardware?.hypervPassthrough)) return [sure('hardware.hypervPassthrough', 'the guest has all Hyper-V features of its node')];
  return isOn(hardware?.hyperv?.reenlightenment)
    ? [unsure('hardware.hyperv.reenlightenment', 'Hyper-V reenlightenment needs nodes with a known TSC frequency')] : [];
}

function storageBlockers({ filesystems = [], disks = [] }: MachineSpec, { version }: KubeVirtTarget): MigrationBlocker[] {
  const reserving = disks.findIndex(({ reservation }) => reservation === true);
  return [
    ...filesystems.length > 0 && !atLeast(version, KubeVirtVersion.V1_5)
      ? [sure('filesystems', 'before KubeVirt 1.5, a machine with shared folders cannot be migrated')] : [],
    ...reserving >= 0 && !atLeast(version, KubeVirtVersion.V1_9)
      ? [sure(`disks[${reserving}].reservation`, 'before KubeVirt 1.9, a machine with persistent reservations cannot be migrated')] : [],
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
