import { RESTORE_FIELDS } from './fields';
import { IN_PLACE, resolveTarget, Restore, targetJoint, VOLUMES_SINCE, volumePolicy, withMachine } from './restore-target';
import { SNAPSHOT_API, snapshotObjectProblems } from './snapshot';
import { Problem, quote } from '../../../findings/problem';
import { RestoredVolumeSpec, SnapshotRestoreSpec } from '../../../model/snapshot';
import { NodeContext } from '../../context';
import { Rendering } from '../../driver';
import { Joint, KindBinding, put, take } from '../../fields';
import { referenceProblems } from '../../kubernetes/names';
import { MAIN } from '../../manifest';
import { oneShot } from '../../one-shot';
import { ObjectReader, treeOf } from '../../reading';
import { notSupported } from '../../resolve/problems';
import { keepsState } from '../machine/persistent-state';
import { objectOf } from '../object';
import { listed } from '../optional';
import { KubeVirtTarget } from '../target';
import { atLeast, KubeVirtVersion } from '../version';

const PREFIXED = 'PrefixTargetName';
const OVERRIDES = ['spec', 'volumeRestoreOverrides'];

/** The first version with each field. An older API server silently drops the field. */
const SINCE = {
  whenRunning: KubeVirtVersion.V1_5,
  volumes: VOLUMES_SINCE,
  volumeOverrides: KubeVirtVersion.V1_6,
  volumeOwner: KubeVirtVersion.V1_7,
  prefixed: KubeVirtVersion.V1_8,
} as const;

/** Overrides for single volumes. */
const overrides: Joint<SnapshotRestoreSpec, KubeVirtTarget> = {
  write: ({ volumeOverrides = [] }, tree) => put(tree, OVERRIDES, listed(volumeOverrides.map(({ disk, name, labels, annotations }) => (
    { volumeName: disk, restoreName: name, labels, annotations }
  )))),
  read: tree => {
    const fields = take<readonly any[]>(tree, OVERRIDES);
    const read = fields?.map(({ volumeName: disk, restoreName: name, labels, annotations }): RestoredVolumeSpec => (
      { disk, ...name !== undefined && { name }, ...labels && { labels }, ...annotations && { annotations } }
    ));
    return read ? { volumeOverrides: read } : {};
  },
};

const RESTORE = new KindBinding<SnapshotRestoreSpec, KubeVirtTarget>(
  { fields: RESTORE_FIELDS, joints: { oneShot, target: targetJoint, overrides } }, notSupported,
);

export function renderRestore(spec: SnapshotRestoreSpec, context: NodeContext, target: KubeVirtTarget): Rendering {
  const model = withMachine(spec, context);
  const volumes = volumePolicy(model, target);
  const problems = [
    ...snapshotObjectProblems('restore', model, target),
    ...referenceProblems('the snapshot', model.snapshot.name),
    ...referenceProblems('the restored machine', model.target),
    ...versionProblems(model, target),
    ...invalid(model, volumes, context, target),
    ...consequences(model, volumes, target),
  ];
  const tree = RESTORE.write(spec, context, target, problems);
  return { problems, manifests: [objectOf(tree, { id: MAIN, apiVersion: SNAPSHOT_API, kind: 'VirtualMachineRestore' })] };
}

export const readRestore: ObjectReader<KubeVirtTarget> = (object, index, context, target) => {
  const spec = RESTORE.read(treeOf(object), context, target);
  return spec.snapshot && { kind: 'snapshotRestore', spec: resolveTarget(spec, object, index, target) };
};

function versionProblems(model: Restore, target: KubeVirtTarget): Problem[] {
  const { whenRunning, volumes, volumeOverrides = [], volumeOwner } = model;
  const asked: readonly (readonly [string, KubeVirtVersion, boolean])[] = [
    ['`whenRunning` of a restore', SINCE.whenRunning, whenRunning !== undefined],
    ['`volumes` of a restore', SINCE.volumes, volumes !== undefined],
    ['volume names that are derived from the machine\'s name (`RestoredVolumes.PREFIXED`)', SINCE.prefixed, volumes === PREFIXED],
    ['`volumeOverrides` of a restore', SINCE.volumeOverrides, volumeOverrides.length > 0],
    ['`volumeOwner` of a restore', SINCE.volumeOwner, volumeOwner !== undefined],
  ];
  return asked.filter(([, since, isAsked]) => isAsked && !atLeast(target.version, since))
    .map(([what, since]) => notSupported(what, `KubeVirt ${since} and later`, target));
}

function invalid(model: Restore, volumes: string | undefined, context: NodeContext, target: KubeVirtTarget): Problem[] {
  const { name, source, original: machine, makesTarget, volumeOverrides = [], patches = [] } = model;
  const problems: Problem[] = [];
  const wrong = (message: string, fix: string, got?: unknown) => problems.push({
    code: 'BACKUP_INVALID', message: `${message} (restore "${name}")`, got: got === undefined ? undefined : quote(got), fix,
  });
  if (makesTarget && volumes === IN_PLACE) {
    wrong('the new machine would replace the volumes of the original: only a restore of the original can do this', 'set `volumes` to RestoredVolumes.PREFIXED or RestoredVolumes.RANDOM');
  }
  if (!makesTarget && source !== undefined && source !== model.target) {
    wrong(`the snapshot is of machine "${source}", and the restore would replace machine "${model.target}"`, 'restore the machine of the snapshot, or set `newMachine`');
  }
  if (makesTarget && machine && keepsState(machine, context, target)) {
    wrong('KubeVirt restores a machine with persistent UEFI or TPM state only in place', 'remove `newMachine`');
  }
  if (makesTarget && source === model.target) wrong('the new machine has the name of the original', 'use another name, or remove `newMachine` to restore the original');
  for (const { disk, name: volume, labels, annotations } of volumeOverrides) {
    if (volume === undefined && labels === undefined && annotations === undefined) wrong(`the override of disk "${disk}" is empty`, 'remove it', disk);
    if (machine && !(machine.disks ?? []).some(each => each.name === disk)) wrong('the machine does not have the disk of an override', 'correct the name', disk);
  }
  for (const each of patches) if (!isPatch(each)) wrong('invalid patch: KubeVirt does not support it', PATCH_FORM, each);
  return problems;
}

/** The effect of a restore, for the person who acknowledges the finding. */
function consequences(model: Restore, volumes: string | undefined, { version, label }: KubeVirtTarget): Problem[] {
  if (model.makesTarget) return [];
  const { name, snapshot: { name: snapshot }, target, original: machine, whenRunning } = model;
  const stops = whenRunning === 'StopTarget' ? 'stops the machine first' : 'waits until the machine is stopped';
  const waits = atLeast(version, SINCE.whenRunning) && whenRunning !== 'FailImmediate' ? stops : 'requires a stopped machine';
  const problems: Problem[] = [{
    code: 'RESTORE_OVERWRITES',
    message: `the restore puts machine "${target}" and its disks back to snapshot "${snapshot}", and ${waits}; data that was written after the snapshot is lost`,
    got: quote(name),
    fix: 'acknowledge this, or restore into a `newMachine`',
  }];
  if (machine && volumes !== IN_PLACE) {
    problems.push({
      code: 'RESTORE_DRIFTS',
      message: `${label} gives the restored volumes of machine "${target}" new names: the next apply attaches the old volumes again`,
      got: quote(name),
      fix: atLeast(version, SINCE.volumes)
        ? 'remove `volumes`, so that the volumes keep their names'
        : 'use the new names in code (Disk.fromName) before the next apply, and acknowledge this',
    });
  }
  return problems;
}

const PATCH_FORM = 'use a JSON patch whose path starts with /spec/, /metadata/labels/ or /metadata/annotations/, and whose values have neither "," nor ":"';

/** Whether KubeVirt can read a patch. KubeVirt splits the text at every comma and colon before it reads the parts. */
function isPatch(text: string): boolean {
  try {
    const { op, path } = JSON.parse(text);
    return typeof op === 'string' && /^\/(spec|metadata\/(labels|annotations))\//.test(path)
      && text.replace(/^{|}$/g, '').split(',').every(part => part.split(':').length === 2);
  } catch {
    return false;
  }
}
