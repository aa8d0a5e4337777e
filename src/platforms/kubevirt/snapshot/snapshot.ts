import { SNAPSHOT_FIELDS } from './fields';
import { Problem, quote } from '../../../findings/problem';
import { SnapshotSpec } from '../../../model/snapshot';
import { NodeContext } from '../../context';
import { Rendering } from '../../driver';
import { KindBinding } from '../../fields';
import { metadataProblems } from '../../kubernetes/metadata';
import { nameProblems, referenceProblems } from '../../kubernetes/names';
import { MAIN } from '../../manifest';
import { ObjectReader, treeOf } from '../../reading';
import { notSupported } from '../../resolve/problems';
import { retention } from '../../retention';
import { checkGate } from '../gates';
import { objectOf } from '../object';
import { KubeVirtTarget } from '../target';

export const SNAPSHOT_API = 'snapshot.kubevirt.io/v1beta1';

const SNAPSHOT = new KindBinding<SnapshotSpec, KubeVirtTarget>({ fields: SNAPSHOT_FIELDS, joints: { retention } }, notSupported);

/** Checks that snapshots, restores and clones have in common. */
export function snapshotObjectProblems(
  what: string, { name, labels, annotations }: Pick<SnapshotSpec, 'name' | 'labels' | 'annotations'>, target: KubeVirtTarget,
): Problem[] {
  const problems = [...nameProblems(`the name of the ${what}`, name, 63), ...metadataProblems(labels, annotations, '')];
  checkGate('Snapshot', `a ${what} of a machine`, target, problems);
  return problems;
}

export function renderSnapshot(model: SnapshotSpec, context: NodeContext, target: KubeVirtTarget): Rendering {
  const { name, machine, failureDeadline: deadlineSeconds } = model;
  const problems = [...snapshotObjectProblems('snapshot', model, target), ...referenceProblems('the machine of the snapshot', machine.name)];
  if (deadlineSeconds !== undefined && !(deadlineSeconds > 0)) {
    problems.push({
      code: 'BACKUP_INVALID', message: `the deadline of snapshot "${name}" is not positive`, got: quote(deadlineSeconds), fix: 'set a positive `failureDeadline`',
    });
  }
  const tree = SNAPSHOT.write(model, context, target, problems);
  return { problems, manifests: [objectOf(tree, { id: MAIN, apiVersion: SNAPSHOT_API, kind: 'VirtualMachineSnapshot' })] };
}

export const readSnapshot: ObjectReader<KubeVirtTarget> = (object, _, context, target) => {
  const spec = SNAPSHOT.read(treeOf(object), context, target);
  return spec.machine && { kind: 'snapshot', spec };
};
