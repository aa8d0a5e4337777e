import { attachedDisk } from './attached-disk';
import { resolveCompute } from './compute';
import { resolveProfile } from './profile';
import { Target } from './target';
import { AttachedDiskSpec, MachineSpec } from '../../model/machine';
import { MigrationBlocker } from '../../model/migration';
import { AccessMode } from '../../model/storage';
import { NodeContext } from '../context';

/** A node label that is unique to its node. */
const HOST = 'kubernetes.io/hostname';

/**
 * The reasons, common to all platforms, why a machine cannot be live-migrated. The list has the reasons of KubeVirt
 * (`calculateLiveMigrationCondition` of virt-handler) that can apply to machines of this library. The default interface on the pod network does not
 * prevent a migration: on plain KubeVirt, this library writes masquerade, and Cozystack's Helm charts allow the migration of machines with a
 * bridge.
 *
 * @param gpus the reason to report for the machine's GPUs
 */
export function resolveBlockers(model: MachineSpec, context: NodeContext, target: Target, gpus: string | undefined): MigrationBlocker[] {
  const { type, inferredFrom } = resolveCompute(model, context, target, []);
  const profile = resolveProfile(model, context, { instanceType: '', type, inferredFrom }, target, []);
  const brings = type?.bringsGpu ? 'a GPU' : type?.bringsHostDevices ? 'a device of the node' : undefined;
  return [
    ...(model.disks ?? []).flatMap((disk, i) => diskBlocker(disk, `disks[${i}]`, context, target)),
    ...gpus !== undefined && (model.gpus ?? []).length > 0 ? [sure('gpus', gpus)] : [],
    ...brings === undefined ? [] : [sure('instanceType', `instance type "${type!.name}" has ${brings}, which stays on its node`)],
    ...model.cpuModel === 'host-passthrough' ? [unsure('cpuModel', 'the guest sees the CPU of its node, so it migrates only to nodes with the same CPU')] : [],
    ...profile?.name.startsWith('windows') ? [unsure('instanceProfile',
      `instance profile "${profile.name}" uses Hyper-V reenlightenment, which requires nodes with a known TSC frequency`)] : [],
    ...profile?.inferredFrom !== undefined && profile.name === '' ? [unsure('instanceProfile', 'the instance profile is inferred by the cluster')] : [],
    ...inferredFrom !== undefined && type === undefined ? [unsure('instanceType', 'the instance type is inferred by the cluster')] : [],
    ...pinned(model),
  ];
}

/** For a migration, every volume claim must be ReadWriteMany, even for a CD-ROM. Volumes without a claim are copied. */
function diskBlocker(attached: AttachedDiskSpec, at: string, context: NodeContext, { catalog, defaultStorageClass }: Target): MigrationBlocker[] {
  if (attached.inline) return [];
  const { name } = attached;
  const disk = attachedDisk(attached, context);
  if (!disk) return [unsure(at, `the access modes of the volume of disk "${name}" are not known`)];
  const className = disk.storageClass ?? defaultStorageClass;
  const storageClass = catalog.storageClasses.find(each => each.name === className);
  const where = `disk "${name}" in ${className === '' ? 'the default storage class of the cluster' : `storage class "${className}"`}`;
  const accessMode = disk.accessMode ?? storageClass?.accessMode;
  if (storageClass?.nodeLocal || accessMode === AccessMode.READ_WRITE_ONCE) {
    return [sure(`${at}.storageClass`, `${where}, which only one node can use at a time`)];
  }
  return accessMode === undefined ? [unsure(`${at}.storageClass`, `${where}, whose access mode is not known`)] : [];
}

function pinned({ nodeSelector }: MachineSpec): MigrationBlocker[] {
  const host = nodeSelector?.[HOST];
  return host === undefined ? [] : [sure('nodeSelector', `the machine is restricted to node "${host}"`)];
}

export function sure(property: string, why: string): MigrationBlocker {
  return { property, why, sure: true };
}

export function unsure(property: string, why: string): MigrationBlocker {
  return { property, why, sure: false };
}
