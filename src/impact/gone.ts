import { ImpactEffect } from './effect';
import { policyReach } from './rules/kubernetes/policy';
import { serviceReach } from './rules/kubernetes/service';
import { keepers, RETENTION } from './rules/retention';
import { aKind } from './rules/rule';
import { CDI, COZYSTACK, KUBEVIRT, NAMES, VALIDATION } from './rules/sources';
import { isSince, Target } from './target';
import { ApiObjectData } from '../platforms/reading';

const { DATA_LOSS, DELETED, LEFT_BEHIND, ADDRESS, EXPOSURE_NARROWS, EXPOSURE_WIDENS, UNKNOWN } = ImpactEffect;

/** The effect on a whole object. */
export interface Outcome {
  readonly effects: readonly ImpactEffect[];
  readonly rule: string;
  readonly source: string;
  readonly fix?: string;
}

type Spec = Readonly<Record<string, any>>;

const KEEP_FIX = 'to manage the object, keep its manifest; otherwise delete the object by hand when nothing uses it';
const LOSS_FIX = 'keep the manifest, or copy the data first; to keep a disk without its manifest, set its `removalPolicy` to RemovalPolicy.RETAIN in an earlier merge';

/** The effect on an object whose manifest is removed. */
export function goneOutcome(object: ApiObjectData, target: Target): Outcome {
  const engines = keepers(object.metadata.annotations);
  if (engines.length > 0) return keptOutcome(engines);
  const effects = effectsOf(object, target);
  return { effects, rule: sentenceOf(object, effects), source: sourceOf(object), ...effects.includes(DATA_LOSS) && { fix: LOSS_FIX } };
}

/** The effect on the objects of a document that could not be read. */
export const UNREAD_OUTCOME: Outcome = {
  effects: [UNKNOWN], rule: 'the document could not be read: if the new manifests do not contain its objects, the objects are deleted', source: NAMES,
};

/**
 * The effect on an object that GitOps engines keep. The engines are known from the annotations of the old state, because the new state does not
 * have the object.
 */
function keptOutcome(engines: readonly string[]): Outcome {
  const others = Object.values(RETENTION).map(({ engine }) => engine).filter(engine => !engines.includes(engine));
  return {
    effects: [LEFT_BEHIND],
    rule: `${engines.join(' and ')} ${engines.length === 1 ? 'leaves' : 'leave'} the object in the cluster, where nothing manages it anymore${others.length === 0 ? '' : `; ${others.join(' and ')} would delete it`}`,
    source: Object.values(RETENTION).find(({ engine }) => engine === engines[0])!.source,
    fix: KEEP_FIX,
  };
}

const MACHINES = new Set(['VirtualMachine', 'VirtualMachinePool', 'VMInstance']);
const DISKS = new Set(['DataVolume', 'PersistentVolumeClaim', 'VMDisk']);
const SPACES = new Set(['Tenant', 'Namespace']);

/** Kinds of objects that are deleted alone: other objects that were created from such an object stay. */
const ENDED = new Set([
  'Secret', 'ConfigMap', 'DataSource', 'DataImportCron', 'VirtualMachineInstancetype', 'VirtualMachineClusterInstancetype', 'VirtualMachinePreference',
  'VirtualMachineClusterPreference', 'MigrationPolicy', 'VirtualMachineRestore', 'VirtualMachineClone', 'VirtualMachineExport', 'VirtualMachineInstanceMigration', 'Plan',
  'RestoreJob', 'ResourceQuota', 'LimitRange', 'Role', 'ClusterRole', 'RoleBinding', 'ClusterRoleBinding', 'ServiceAccount',
]);

function effectsOf(object: ApiObjectData, target: Target): ImpactEffect[] {
  const { kind } = object;
  const spec = (object.spec ?? {}) as Spec;
  if (MACHINES.has(kind)) return hasOwnData(kind, spec) ? [DATA_LOSS, DELETED] : [DELETED];
  if (DISKS.has(kind) || SPACES.has(kind) || kind === 'Backup') return [DATA_LOSS];
  if (kind === 'VirtualMachineSnapshot') return spec.deletionPolicy === 'Retain' ? [LEFT_BEHIND] : [DATA_LOSS];
  if (kind === 'BackupJob') return isSince(target.version, '1.3') ? [DELETED] : [DATA_LOSS];
  if (kind === 'Service') return serviceReach(object).size > 0 ? [ADDRESS, EXPOSURE_NARROWS] : [ADDRESS];
  if (kind === 'NetworkPolicy') return policyReach(object).has('* * *') ? [DELETED] : [EXPOSURE_WIDENS];
  if (kind === 'SecurityGroup') return [EXPOSURE_NARROWS];
  if (kind === 'VirtualPrivateCloud') return [ADDRESS];
  return ENDED.has(kind) ? [DELETED] : [UNKNOWN];
}

/** Whether data is deleted with the machine: the disks of `dataVolumeTemplates`, or the state of the firmware. */
export function hasOwnData(kind: string, spec: Spec): boolean {
  if (kind === 'VMInstance') return false;
  const machine = kind === 'VirtualMachinePool' ? spec.virtualMachineTemplate?.spec : spec;
  const domain = machine?.template?.spec?.domain;
  const keepsState = domain?.devices?.tpm?.persistent === true || domain?.firmware?.bootloader?.efi?.persistent === true;
  return (machine?.dataVolumeTemplates ?? []).length > 0 || keepsState;
}

function sentenceOf({ kind }: ApiObjectData, effects: readonly ImpactEffect[]): string {
  if (MACHINES.has(kind)) {
    const deleted = kind === 'VirtualMachinePool' ? 'the pool and its machines are deleted' : 'the machine is deleted';
    return effects.includes(DATA_LOSS) ? `${deleted}, with the disks of \`dataVolumeTemplates\` and the state of the firmware` : `${deleted}; the disks are separate objects and stay`;
  }
  if (DISKS.has(kind)) return 'the disk is not protected from pruning: when its manifest is removed, the disk and its data are deleted';
  if (SPACES.has(kind)) return `everything in the ${kind.toLowerCase()} is deleted, including disks`;
  if (kind === 'VirtualMachineSnapshot') return effects.includes(DATA_LOSS) ? 'the content of the snapshot is deleted' : 'the snapshot is deleted, its content stays (`deletionPolicy: Retain`)';
  if (kind === 'Service') return 'the Service is deleted: connections to its DNS name and addresses fail';
  if (kind === 'NetworkPolicy') return effects.includes(EXPOSURE_WIDENS) ? 'traffic that this policy blocked is allowed, unless another policy blocks it' : 'no effect on traffic, because the policy allowed all traffic';
  if (kind === 'SecurityGroup') return 'traffic that the group allowed is blocked, unless another group allows it';
  if (kind === 'VirtualPrivateCloud') return 'the network and its subnets are deleted: interfaces of machines on these subnets stop working';
  if (kind === 'BackupJob') return effects.includes(DATA_LOSS) ? 'the backup belongs to its job, and is deleted with the job' : 'the job is deleted, its backup stays';
  if (kind === 'Backup') return 'the backup is deleted';
  return ENDED.has(kind) ? 'only this object is deleted; objects that were created from it stay' : `the effect of deleting ${aKind(kind)} is unknown`;
}

function sourceOf({ kind }: ApiObjectData): string {
  switch (kind) {
    case 'VirtualMachine': case 'VirtualMachinePool': return `${KUBEVIRT}/pkg/virt-controller/watch/util/util.go#CreateDataVolumeManifest`;
    case 'DataVolume': return `${CDI}/pkg/controller/datavolume/controller-base.go#newPersistentVolumeClaim`;
    case 'VMDisk': return `${COZYSTACK}/packages/apps/vm-disk/templates/dv.yaml`;
    case 'Tenant': return `${COZYSTACK}/packages/apps/tenant/templates/cleanup-job.yaml`;
    case 'Service': return `${VALIDATION}#ValidateServiceUpdate`;
    default: return NAMES;
  }
}
