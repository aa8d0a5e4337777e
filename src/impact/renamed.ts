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

/** The effect of another name or namespace on an otherwise equal object. */
export function renamedOutcomes({ before: { object: before }, after: { object: after } }: Pair, target: Target): Outcome[] {
  const how = before.metadata.namespace === after.metadata.namespace ? RENAMED : MOVED;
  const what = how === MOVED ? 'in another namespace' : 'under another name';
  const gone = goneOutcome(before, target);
  const isKept = gone.effects.includes(LEFT_BEHIND);
  const { kind } = before;
  if (MACHINES.has(kind)) return [...machineOutcomes(before, after, how, target, gone)];
  const old = (noun: string) => `The old ${noun} no longer has a manifest: ${gone.rule}`;
  if (kind === 'Tenant' || kind === 'Namespace') {
    const noun = kind.toLowerCase();
    return [{
      effects: [isKept ? LEFT_BEHIND : DATA_LOSS, how],
      rule: `a ${noun} ${what} is a new, empty ${noun}. ${old(noun)}`,
      source: gone.source,
      fix: `keep the old ${noun}, or first copy its data into the new ${noun}`,
    }];
  }
  if (DISKS.has(kind)) {
    return [{
      effects: [isKept ? LEFT_BEHIND : DATA_LOSS, how],
      rule: `a disk ${what} is a new disk, created from its source. ${old('disk')}`,
      source: kind === 'VMDisk' ? `${COZYSTACK}/packages/apps/vm-disk/templates/dv.yaml` : `${CDI}/pkg/controller/datavolume/controller-base.go#newPersistentVolumeClaim`,
      fix: how === MOVED
        ? 'copy the data before the old disk is deleted: a disk cannot move to another namespace, but CDI can clone a claim of another namespace if this is permitted'
        : isKept
          ? 'to keep using the old disk, refer to it by name (`Disk.fromName`); to use the new name, clone the old disk, and delete the old disk when nothing uses it'
          : 'keep the old name; or first merge a change that retains the old disk, then clone the old disk, and then delete the old disk',
    }];
  }
  if (kind === 'VirtualPrivateCloud' || kind === 'Service') {
    return [{
      effects: [ADDRESS, how, ...isKept ? [LEFT_BEHIND] : []],
      rule: kind === 'Service' ? `a Service ${what} is a new Service: its addresses and its DNS name change`
        : `a private network ${what} is a new network: its id changes, and so do the ids of its subnets, to which machines refer`,
      source: NAMES,
    }];
  }
  return [{ effects: [how, isKept ? LEFT_BEHIND : RECREATED], rule: `an object ${what} is a new object${isKept ? `. ${old('object')}` : ', and the old object is deleted'}`, source: NAMES }];
}

function machineOutcomes(before: ApiObjectData, after: ApiObjectData, how: ImpactEffect, target: Target, gone: Outcome): Outcome[] {
  const isKept = gone.effects.includes(LEFT_BEHIND);
  const noun = before.kind === 'VirtualMachinePool' ? 'pool' : 'machine';
  const kept = `The old ${noun} no longer has a manifest: ${gone.rule}`;
  const isMoved = how === MOVED;
  const outcomes: Outcome[] = [{
    effects: [how, isKept ? LEFT_BEHIND : RECREATED],
    rule: isMoved
      ? `a ${noun} in another namespace is a new ${noun} with the disks of that namespace${isKept ? `. ${kept}` : `, and the old ${noun} is deleted`}`
      : `a ${noun} under another name is a new ${noun}${isKept ? `. ${kept}. If both manifests refer to the same disk, both machines use the disk` : `: the old ${noun} is deleted, and the new ${noun} starts with the disks that its manifest names`}`,
    source: before.kind === 'VMInstance' ? `${COZYSTACK}/packages/apps/vm-instance/templates/_helpers.tpl` : NAMES,
    fix: isMoved
      ? `keep the old namespace; or stop the old ${noun} in an earlier merge, and copy its disks into the new namespace`
      : `to rename only the construct, set \`name\` to the old name; to rename the ${noun}, stop the old ${noun} in an earlier merge, so that two machines never run on one disk`,
  }];
  const identity = identityOutcome(before, after, how, target);
  if (identity) outcomes.push(identity);
  outcomes.push({
    effects: [ADDRESS], rule: 'the address, the Service and the DNS name of the new machine are different', source: NAMES, fix: 'update everything that connects to the machine by its name or address',
  });
  if (!isKept && hasOwnData(before.kind, before.spec as Spec)) {
    outcomes.push({
      effects: [DATA_LOSS],
      rule: 'disks of `dataVolumeTemplates` and the firmware state belong to the old machine, and are deleted with it',
      source: `${KUBEVIRT}/pkg/virt-controller/watch/util/util.go#CreateDataVolumeManifest`,
      fix: `keep the ${isMoved ? 'namespace' : 'name'}; or clone the disks first, and attach the clones to the new machine`,
    });
  }
  return outcomes;
}

/**
 * The effect on the identity of the machine in the guest; undefined if the identity stays the same. The identity stays the same if both manifests
 * have the same UUID and serial number, or if KubeVirt derives the UUID from the unchanged name.
 */
function identityOutcome(before: ApiObjectData, after: ApiObjectData, how: ImpactEffect, target: Target): Outcome | undefined {
  const fix = `set \`identity\` to the identity of the old machine: \`kubectl get vmi ${before.metadata.name} -o jsonpath={.spec.domain.firmware}\``;
  if (before.kind === 'VMInstance') {
    return {
      effects: [IDENTITY], rule: 'the UUID is derived from namespace, name and `cloudInitSeed`, so it changes: cloud-init runs as on a new machine, and licences bound to the old UUID become invalid',
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
      ? 'without a UUID in the manifest the new machine gets a new UUID: cloud-init runs as on a new machine, and licences bound to the old UUID become invalid'
      : 'the new machine has another UUID or serial number: cloud-init runs as on a new machine, and licences bound to the old UUID or serial number become invalid',
    source: `${KUBEVIRT}/pkg/virt-controller/watch/vm/firmware.go#CalculateLegacyUUID`,
    fix,
  };
}

/**
 * The effect of a new object on existing objects.
 *
 * @param isMachineOld whether the new object belongs to an existing machine
 */
export function createdOutcome(object: ApiObjectData, isMachineOld: boolean): Outcome {
  const { kind } = object;
  const reaches = kind === 'Service' && serviceReach(object).size > 0 && isMachineOld;
  const effects = reaches || kind === 'SecurityGroup' ? [EXPOSURE_WIDENS, CREATED] : kind === 'NetworkPolicy' && isMachineOld ? [EXPOSURE_NARROWS, CREATED] : [CREATED];
  return {
    effects,
    rule: reaches ? 'an existing machine becomes reachable from outside of the cluster'
      : kind === 'SecurityGroup' ? 'traffic that the security group allows reaches the machines of the group'
        : kind === 'NetworkPolicy' && isMachineOld ? 'only traffic that the policy allows reaches the selected machines' : 'the object is created',
    source: NAMES,
  };
}
