import { resolveCompute } from './compute';
import { resolveProfile } from './profile';
import { Target } from './target';
import { AttachedDiskModel, MachineModel } from '../../model/machine';
import { MigrationBlockerModel } from '../../model/migration';
import { AccessMode } from '../catalogue/access-mode';

/** Label of a node that no other node has. */
const HOST = 'kubernetes.io/hostname';

/**
 * What keeps a machine from being migrated while it runs, as far as the words of all platforms go: KubeVirt's own list
 * (`calculateLiveMigrationCondition` of virt-handler) held against what this library writes. The card on the pod network
 * is none: it is masqueraded on plain KubeVirt, and Cozystack's charts permit the bridge.
 *
 * @param gpus what is to be said of GPUs that the machine asks for
 */
export function resolveBlockers(model: MachineModel, target: Target, gpus: string | undefined): MigrationBlockerModel[] {
  const { type, inferredFrom } = resolveCompute(model, target, []);
  const profile = resolveProfile(model, { instanceType: '', type, inferredFrom }, target, []);
  const brings = type?.bringsGpu ? 'a GPU' : type?.bringsHostDevices ? 'a device of the node' : undefined;
  return [
    ...model.disks.flatMap((disk, i) => diskBlocker(disk, `disks[${i}]`, target)),
    ...gpus !== undefined && model.gpus.length > 0 ? [sure('gpus', gpus)] : [],
    ...brings === undefined ? [] : [sure('instanceType', `instance type "${type!.name}" brings ${brings}, which stays on its node`)],
    ...model.cpuModel === 'host-passthrough' ? [unsure('cpuModel', 'the guest sees the CPU of its node, so it goes to nodes with the very same CPU alone')] : [],
    ...profile?.name.startsWith('windows') ? [unsure('instanceProfile',
      `instance profile "${profile.name}" has Hyper-V's reenlightenment, for which the nodes have to say the frequency of their time stamp counter`)] : [],
    ...profile?.inferredFrom !== undefined && profile.name === '' ? [unsure('instanceProfile', 'the cluster finds out the instance profile')] : [],
    ...inferredFrom !== undefined && type === undefined ? [unsure('instanceType', 'the cluster finds out the instance type')] : [],
    ...pinned(model),
  ];
}

/** Every volume has to be one that many nodes use at once, a CD-ROM's too; what is no volume is copied. */
function diskBlocker({ name, disk, inline }: AttachedDiskModel, at: string, { offer }: Target): MigrationBlockerModel[] {
  if (inline) return [];
  if (!disk) return [unsure(at, `nobody says whether many nodes can use the volume of disk "${name}" at once`)];
  const storageClass = offer.storageClasses.find(each => each.name === disk.storageClass);
  const where = `disk "${name}" in ${disk.storageClass === '' ? 'the default storage class of the cluster' : `storage class "${disk.storageClass}"`}`;
  if (storageClass?.nodeLocal || storageClass?.accessMode === AccessMode.READ_WRITE_ONCE) {
    return [sure(`${at}.storageClass`, `${where}, which one node uses at a time`)];
  }
  return storageClass?.accessMode === undefined ? [unsure(`${at}.storageClass`, `${where}, of which nobody says whether many nodes can use it at once`)] : [];
}

function pinned({ scheduling }: MachineModel): MigrationBlockerModel[] {
  const host = scheduling?.nodeSelector?.[HOST];
  return host === undefined ? [] : [sure('nodeSelector', `the machine is for node "${host}" alone`)];
}

export function sure(property: string, why: string): MigrationBlockerModel {
  return { property, why, sure: true };
}

export function unsure(property: string, why: string): MigrationBlockerModel {
  return { property, why, sure: false };
}
