import { ImpactEffect } from './effect';
import { policyReach } from './rules/kubernetes/policy';
import { serviceReach } from './rules/kubernetes/service';
import { keepers, RETENTION } from './rules/retention';
import { CDI, COZYSTACK, KUBEVIRT, NAMES, VALIDATION } from './rules/sources';
import { isSince, Target } from './target';
import { ApiObjectData } from '../platforms/reading';

const { DATA_LOSS, DELETED, LEFT_BEHIND, ADDRESS, EXPOSURE_NARROWS, EXPOSURE_WIDENS, UNKNOWN } = ImpactEffect;

/** What happens to an object as a whole. */
export interface Outcome {
  readonly effects: readonly ImpactEffect[];
  readonly rule: string;
  readonly source: string;
  readonly fix?: string;
}

type Spec = Readonly<Record<string, any>>;

const KEEP_FIX = 'if it is to stay managed, keep its manifest; if it is to go, delete it by hand when nothing needs it';
const LOSS_FIX = 'keep its manifest; or keep the object by its annotations (`removalPolicy` in the code) in a merge before this one, and copy what is to be kept';

/** What happens to an object whose manifest goes. */
export function goneOutcome(object: ApiObjectData, target: Target): Outcome {
  const engines = keepers(object.metadata.annotations);
  if (engines.length > 0) return keptOutcome(engines);
  const effects = effectsOf(object, target);
  return { effects, rule: sentenceOf(object, effects), source: sourceOf(object), ...effects.includes(DATA_LOSS) && { fix: LOSS_FIX } };
}

/** Kept by what the object said last: the new state has no say in it. */
function keptOutcome(engines: readonly string[]): Outcome {
  const others = Object.values(RETENTION).map(({ engine }) => engine).filter(engine => !engines.includes(engine));
  return {
    effects: [LEFT_BEHIND],
    rule: `${engines.join(' and ')} ${engines.length === 1 ? 'leaves' : 'leave'} the object in the cluster, where nothing manages it any more; ${others.join(' and ')} would delete it`,
    source: Object.values(RETENTION).find(({ engine }) => engine === engines[0])!.source,
    fix: KEEP_FIX,
  };
}

const MACHINES = new Set(['VirtualMachine', 'VirtualMachinePool', 'VMInstance']);
const DISKS = new Set(['DataVolume', 'PersistentVolumeClaim', 'VMDisk']);
const SPACES = new Set(['Tenant', 'Namespace']);

/** Objects that others take a copy of, or that do something once. */
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

/** Disks that a machine makes and owns, and the state of its firmware. */
export function hasOwnData(kind: string, spec: Spec): boolean {
  if (kind === 'VMInstance') return false;
  const machine = kind === 'VirtualMachinePool' ? spec.virtualMachineTemplate?.spec : spec;
  const domain = machine?.template?.spec?.domain;
  const keepsState = domain?.devices?.tpm?.persistent === true || domain?.firmware?.bootloader?.efi?.persistent === true;
  return (machine?.dataVolumeTemplates ?? []).length > 0 || keepsState;
}

function sentenceOf({ kind }: ApiObjectData, effects: readonly ImpactEffect[]): string {
  if (MACHINES.has(kind)) {
    return effects.includes(DATA_LOSS) ? 'the machine is deleted, and with it the disks of its `dataVolumeTemplates` and the state of its firmware'
      : 'the machine is deleted; its disks are objects of their own';
  }
  if (DISKS.has(kind)) return 'nothing keeps the disk when its manifest goes: what applies the folder with pruning deletes it with its data';
  if (SPACES.has(kind)) return 'everything in it is deleted with it, disks too';
  if (kind === 'VirtualMachineSnapshot') return effects.includes(DATA_LOSS) ? 'what the snapshot holds is deleted with it' : 'the snapshot goes, and what it holds stays (`deletionPolicy: Retain`)';
  if (kind === 'Service') return 'the name and the addresses of the Service go';
  if (kind === 'NetworkPolicy') return effects.includes(EXPOSURE_WIDENS) ? 'what the policy kept out is let in, unless another policy keeps it out' : 'the policy let in everybody';
  if (kind === 'SecurityGroup') return 'what the group let in is kept out, unless another group lets it in';
  if (kind === 'VirtualPrivateCloud') return 'the network and its subnets are deleted: machines on them keep cards that lead nowhere';
  if (kind === 'BackupJob') return effects.includes(DATA_LOSS) ? 'the backup belongs to its job, and goes with it' : 'the job goes, and the backup that it made stays';
  if (kind === 'Backup') return 'the backup goes';
  return ENDED.has(kind) ? 'the object is deleted; what was made of it stays' : `what goes with a ${kind} is not known here`;
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
