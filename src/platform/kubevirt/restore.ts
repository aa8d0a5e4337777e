import { FLEET_LABEL, MACHINE_LABEL } from './labels';
import { listed } from './optional';
import { keepsState } from './persistent-state';
import { machineReference, SNAPSHOT_API, snapshotObjectProblems } from './snapshot';
import { KubeVirtTarget } from './target';
import { atLeast, KubeVirtVersion } from './version';
import type { VirtualMachineRestoreSpec } from '../../../imports/snapshot.kubevirt.io';
import { Problem, quote } from '../../findings/problem';
import { SnapshotRestoreModel } from '../../model/snapshot';
import { Rendering } from '../driver';
import { referenceProblems } from '../kubernetes/names';
import { MAIN } from '../manifest';
import { notSupported } from '../resolve/problems';
import { Wire } from '../wire';

const IN_PLACE = 'InPlace';
const PREFIXED = 'PrefixTargetName';

/** Since when the fields exist; an older API server drops them silently. */
const SINCE = {
  whenRunning: KubeVirtVersion.V1_5,
  volumes: KubeVirtVersion.V1_6,
  volumeOverrides: KubeVirtVersion.V1_6,
  volumeOwner: KubeVirtVersion.V1_7,
  prefixed: KubeVirtVersion.V1_8,
} as const;

export function renderRestore(model: SnapshotRestoreModel, target: KubeVirtTarget): Rendering {
  const { name, labels, annotations, snapshot } = model;
  const volumes = volumePolicy(model, target);
  const spec: Wire<VirtualMachineRestoreSpec> = {
    target: machineReference(model.target),
    virtualMachineSnapshotName: snapshot,
    targetReadinessPolicy: model.whenRunning as Wire<VirtualMachineRestoreSpec>['targetReadinessPolicy'],
    volumeRestorePolicy: volumes,
    volumeOwnershipPolicy: model.volumeOwner,
    volumeRestoreOverrides: model.volumeOverrides.length === 0 ? undefined : model.volumeOverrides.map(each => (
      { volumeName: each.disk, restoreName: each.name, labels: each.labels, annotations: each.annotations }
    )),
    patches: listed([...identityPatches(model), ...model.patches]),
  };
  return {
    problems: [
      ...snapshotObjectProblems('restore', model, target),
      ...referenceProblems('the snapshot', snapshot),
      ...referenceProblems('the restored machine', model.target),
      ...versionProblems(model, target),
      ...invalid(model, volumes, target),
      ...consequences(model, volumes, target),
    ],
    manifests: [{ id: MAIN, apiVersion: SNAPSHOT_API, kind: 'VirtualMachineRestore', name, labels, annotations, body: { spec } }],
  };
}

/** In place, so that the machine keeps the volumes that the folder says; the platform's own choice makes others. */
function volumePolicy({ volumes, makesTarget }: SnapshotRestoreModel, { version }: KubeVirtTarget): string | undefined {
  return volumes ?? (!makesTarget && atLeast(version, SINCE.volumes) ? IN_PLACE : undefined);
}

/**
 * A machine that is made from a snapshot is another one: it gets an identity of its own, as clones do, and the label by
 * which Services and policies find it, so that none leads to it that is meant for the original.
 */
function identityPatches({ makesTarget, machine, target }: SnapshotRestoreModel): string[] {
  if (!makesTarget || !machine) return [];
  const cards = [machine.card, ...machine.networks.map(network => network.kind === 'named' ? network.card : undefined)];
  return [
    patch('replace', '/spec/template/spec/domain/firmware/uuid', ''),
    patch('replace', '/spec/template/spec/domain/firmware/serial', ''),
    patch('replace', `/spec/template/metadata/labels/${pointer(MACHINE_LABEL)}`, target),
    ...machine.group === undefined ? [] : [patch('remove', `/spec/template/metadata/labels/${pointer(FLEET_LABEL)}`)],
    ...cards.flatMap((card, i) => card?.macAddress === undefined ? [] : [patch('remove', `/spec/template/spec/domain/devices/interfaces/${i}/macAddress`)]),
  ];
}

function versionProblems(model: SnapshotRestoreModel, target: KubeVirtTarget): Problem[] {
  const { whenRunning, volumes, volumeOverrides, volumeOwner } = model;
  const asked: readonly (readonly [string, KubeVirtVersion, boolean])[] = [
    ['a say in what a restore does with a running machine (`whenRunning`)', SINCE.whenRunning, whenRunning !== undefined],
    ['a say in the volumes of a restore (`volumes`)', SINCE.volumes, volumes !== undefined],
    ['names of volumes made of the machine\'s (`RestoredVolumes.PREFIXED`)', SINCE.prefixed, volumes === PREFIXED],
    ['a say in single volumes of a restore (`volumeOverrides`)', SINCE.volumeOverrides, volumeOverrides.length > 0],
    ['a say in who owns restored volumes (`volumeOwner`)', SINCE.volumeOwner, volumeOwner !== undefined],
  ];
  return asked.filter(([, since, isAsked]) => isAsked && !atLeast(target.version, since))
    .map(([what, since]) => notSupported(what, `KubeVirt ${since} and later`, target));
}

function invalid(model: SnapshotRestoreModel, volumes: string | undefined, target: KubeVirtTarget): Problem[] {
  const { name, source, machine, makesTarget, volumeOverrides, patches } = model;
  const problems: Problem[] = [];
  const wrong = (message: string, fix: string, got?: unknown) => problems.push({
    code: 'BACKUP_INVALID', message: `${message} (restore "${name}")`, got: got === undefined ? undefined : quote(got), fix,
  });
  if (makesTarget && volumes === IN_PLACE) {
    wrong('a new machine whose volumes take the place of the old ones takes them from the original', 'take RestoredVolumes.PREFIXED or RANDOM');
  }
  if (!makesTarget && source !== undefined && source !== model.target) {
    wrong(`the snapshot is of machine "${source}", which would take the place of machine "${model.target}"`, 'restore the machine that the snapshot is of, or give a `newMachine`');
  }
  if (makesTarget && machine && keepsState(machine, target)) {
    wrong('KubeVirt restores a machine that keeps the state of UEFI or TPM in its own place only', 'give no `newMachine`');
  }
  if (makesTarget && source === model.target) wrong('the new machine has the name of the original', 'take another name, or leave `newMachine` out to restore the original');
  for (const { disk, name: volume, labels, annotations } of volumeOverrides) {
    if (volume === undefined && labels === undefined && annotations === undefined) wrong(`the override of disk "${disk}" says nothing`, 'leave it out', disk);
    if (machine && !machine.disks.some(each => each.name === disk)) wrong('an override of a disk that the machine has not', 'correct the name', disk);
  }
  for (const each of patches) if (!isPatch(each)) wrong('KubeVirt reads no such patch', PATCH_FORM, each);
  return problems;
}

/** What a restore does, for those who sign it. */
function consequences(model: SnapshotRestoreModel, volumes: string | undefined, { version, label }: KubeVirtTarget): Problem[] {
  if (model.makesTarget) return [];
  const { name, snapshot, target, machine, whenRunning } = model;
  const stops = whenRunning === 'StopTarget' ? 'stops it first' : 'waits until it is stopped';
  const waits = atLeast(version, SINCE.whenRunning) ? stops : 'wants it stopped';
  const problems: Problem[] = [{
    code: 'RESTORE_OVERWRITES',
    message: `the restore puts machine "${target}" and its disks back to snapshot "${snapshot}", and ${waits}; what was written since is gone`,
    got: quote(name),
    fix: 'acknowledge this, or make a `newMachine` of the snapshot',
  }];
  if (machine && volumes !== IN_PLACE) {
    problems.push({
      code: 'RESTORE_DRIFTS',
      message: `${label} gives the restored machine "${target}" volumes of other names than the folder says: whoever applies the folder again gives it the old ones`,
      got: quote(name),
      fix: atLeast(version, SINCE.volumes)
        ? 'leave `volumes` out, so that they keep their names'
        : 'take the new names over (Disk.fromName) before anything is applied again, and acknowledge this',
    });
  }
  return problems;
}

const PATCH_FORM = 'give a JSON patch below /spec/, /metadata/labels/ or /metadata/annotations/ whose values have neither "," nor ":"';

/** KubeVirt splits a patch at every comma and colon before it reads it. */
function isPatch(text: string): boolean {
  try {
    const { op, path } = JSON.parse(text);
    return typeof op === 'string' && /^\/(spec|metadata\/(labels|annotations))\//.test(path)
      && text.replace(/^{|}$/g, '').split(',').every(part => part.split(':').length === 2);
  } catch {
    return false;
  }
}

function patch(op: string, path: string, value?: string): string {
  return JSON.stringify({ op, path, value });
}

/** A key as a JSON pointer has it. */
function pointer(key: string): string {
  return key.replace(/~/g, '~0').replace(/\//g, '~1');
}
