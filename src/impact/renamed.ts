import { Pair } from './compare/pairs';
import { ImpactEffect } from './effect';
import { goneOutcome, hasOwnData, Outcome } from './gone';
import { serviceReach } from './rules/kubernetes/service';
import { CDI, COZYSTACK, KUBEVIRT, NAMES } from './rules/sources';
import { isSince, Target } from './target';
import { ApiObjectData } from '../platforms/reading';

const { RENAMED, MOVED, RECREATED, LEFT_BEHIND, DATA_LOSS, IDENTITY, ADDRESS, CREATED, EXPOSURE_WIDENS, EXPOSURE_NARROWS } = ImpactEffect;

type Spec = Readonly<Record<string, any>>;

const MACHINES = new Set(['VirtualMachine', 'VirtualMachinePool', 'VMInstance']);
const DISKS = new Set(['DataVolume', 'PersistentVolumeClaim', 'VMDisk']);

/** What another name or namespace does to an object that is the same otherwise. */
export function renamedOutcomes({ before: { object: before }, after: { object: after } }: Pair, target: Target): Outcome[] {
  const how = before.metadata.namespace === after.metadata.namespace ? RENAMED : MOVED;
  const what = how === MOVED ? 'in another namespace' : 'under another name';
  const gone = goneOutcome(before, target);
  const isKept = gone.effects.includes(LEFT_BEHIND);
  const { kind } = before;
  if (MACHINES.has(kind)) return [...machineOutcomes(before, after, how, target, gone)];
  if (DISKS.has(kind) || kind === 'Tenant' || kind === 'Namespace') {
    return [{
      effects: [isKept ? LEFT_BEHIND : DATA_LOSS, how],
      rule: `${kind === 'Tenant' || kind === 'Namespace' ? 'it' : 'a disk'} ${what} is another one, and is made anew from its source: ${gone.rule}`,
      source: kind === 'VMDisk' ? `${COZYSTACK}/packages/apps/vm-disk/templates/dv.yaml` : `${CDI}/pkg/controller/datavolume/controller-base.go#newPersistentVolumeClaim`,
      fix: how === MOVED
        ? 'copy what is to be kept before the old disk goes: a disk does not leave its namespace; CDI clones a volume claim of another one if it is allowed to'
        : isKept
          ? 'to go on with the old disk, name it where it is used (`Disk.fromName`); to have the new name, clone the old one, and delete it when nothing needs it'
          : 'keep the old name; or keep the old disk by its annotations in a merge before this one, clone it, and let it go after that',
    }];
  }
  if (kind === 'VirtualPrivateCloud' || kind === 'Service') {
    return [{
      effects: [ADDRESS, how, ...isKept ? [LEFT_BEHIND] : []],
      rule: `it is another one ${what}: its ${kind === 'Service' ? 'addresses and its DNS name' : 'ids and those of its subnets, which machines name,'} are other ones`,
      source: NAMES,
    }];
  }
  return [{ effects: [how, isKept ? LEFT_BEHIND : RECREATED], rule: `an object ${what} is another object${isKept ? `: ${gone.rule}` : ''}`, source: NAMES }];
}

function machineOutcomes(before: ApiObjectData, after: ApiObjectData, how: ImpactEffect, target: Target, gone: Outcome): Outcome[] {
  const what = how === MOVED ? 'in another namespace' : 'under another name';
  const isKept = gone.effects.includes(LEFT_BEHIND);
  const outcomes: Outcome[] = [{
    effects: [how, isKept ? LEFT_BEHIND : RECREATED],
    rule: isKept
      ? `a machine ${what} is another machine, and the old one stays, with the same disks if both name them: ${gone.rule}`
      : `a machine ${what} is another machine: the old one is deleted, and the new one starts with the disks that it names`,
    source: before.kind === 'VMInstance' ? `${COZYSTACK}/packages/apps/vm-instance/templates/_helpers.tpl` : NAMES,
    fix: 'to rename the code only, give the machine its old `name`; else stop the old machine in a merge of its own before this one, so that both never run on one disk',
  }];
  const identity = identityOutcome(before, after, how, target);
  if (identity) outcomes.push(identity);
  outcomes.push({
    effects: [ADDRESS], rule: 'the new machine has another address, and its Service and DNS name have its name', source: NAMES, fix: 'change what reaches it by name or address',
  });
  if (!isKept && hasOwnData(before.kind, before.spec as Spec)) {
    outcomes.push({
      effects: [DATA_LOSS],
      rule: 'disks of `dataVolumeTemplates` and the state of the firmware belong to the old machine, and go with it',
      source: `${KUBEVIRT}/pkg/virt-controller/watch/util/util.go#CreateDataVolumeManifest`,
      fix: 'keep the name; or clone the disks first, and give the new machine the clones',
    });
  }
  return outcomes;
}

/** Written out and the same, or made of what names the machine. */
function identityOutcome(before: ApiObjectData, after: ApiObjectData, how: ImpactEffect, target: Target): Outcome | undefined {
  const fix = 'write the identity of the old machine out: `kubectl get vmi NAME -o jsonpath={.spec.domain.firmware}`, and `identity` in the code';
  if (before.kind === 'VMInstance') {
    return {
      effects: [IDENTITY], rule: 'the UUID of a machine is made of its namespace, name and `cloudInitSeed`: cloud-init runs as on a new machine, and licences are bound to the old one',
      source: `${COZYSTACK}/packages/apps/vm-instance/templates/_helpers.tpl`,
    };
  }
  const firmware = ({ spec }: ApiObjectData) => (spec as Spec)?.template?.spec?.domain?.firmware ?? {};
  const [old, now] = [firmware(before), firmware(after)];
  const isLegacy = how === MOVED && old.uuid === undefined && now.uuid === undefined && !isSince(target.kubevirt, '1.6') && before.metadata.name === after.metadata.name;
  if (old.uuid === now.uuid && old.serial === now.serial && (old.uuid !== undefined || isLegacy)) return undefined;
  return {
    effects: [IDENTITY],
    rule: old.uuid === undefined || now.uuid === undefined
      ? 'without a UUID in the manifest the new machine gets another one: cloud-init runs as on a new machine, and licences are bound to the old one'
      : 'the new machine has another UUID or serial: cloud-init runs as on a new machine, and licences are bound to the old one',
    source: `${KUBEVIRT}/pkg/virt-controller/watch/vm/firmware.go#CalculateLegacyUUID`,
    fix,
  };
}

/** What a new object does to what exists. `isMachineOld` says whether it is for a machine that was there before. */
export function createdOutcome(object: ApiObjectData, isMachineOld: boolean): Outcome {
  const { kind } = object;
  const reaches = kind === 'Service' && serviceReach(object).size > 0 && isMachineOld;
  const effects = reaches || kind === 'SecurityGroup' ? [EXPOSURE_WIDENS, CREATED] : kind === 'NetworkPolicy' && isMachineOld ? [EXPOSURE_NARROWS, CREATED] : [CREATED];
  return {
    effects,
    rule: reaches ? 'a machine that exists is reached from outside of the cluster by it'
      : kind === 'SecurityGroup' ? 'what the group lets in reaches its machines'
        : kind === 'NetworkPolicy' && isMachineOld ? 'the machines that the policy selects are reached by what it lets in alone' : 'it is made',
    source: NAMES,
  };
}
