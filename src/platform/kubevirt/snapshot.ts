import { checkGate } from './gates';
import { KubeVirtTarget } from './target';
import type { VirtualMachineSnapshotSpec } from '../../../imports/snapshot.kubevirt.io';
import { Problem, quote } from '../../findings/problem';
import { SnapshotModel } from '../../model/snapshot';
import { Rendering } from '../driver';
import { metadataProblems } from '../kubernetes/metadata';
import { nameProblems, referenceProblems } from '../kubernetes/names';
import { MAIN } from '../manifest';
import { Wire } from '../wire';

export const SNAPSHOT_API = 'snapshot.kubevirt.io/v1beta1';

/** A machine as snapshots, restores and clones refer to it. */
export function machineReference(name: string): { readonly apiGroup: string; readonly kind: string; readonly name: string } {
  return { apiGroup: 'kubevirt.io', kind: 'VirtualMachine', name };
}

/** What holds for snapshots, restores and clones. */
export function snapshotObjectProblems(
  what: string, { name, labels, annotations }: Pick<SnapshotModel, 'name' | 'labels' | 'annotations'>, target: KubeVirtTarget,
): Problem[] {
  const problems = [...nameProblems(`the name of the ${what}`, name, 63), ...metadataProblems(labels, annotations, '')];
  checkGate('Snapshot', `a ${what} of a machine`, target, problems);
  return problems;
}

export function renderSnapshot(model: SnapshotModel, target: KubeVirtTarget): Rendering {
  const { name, labels, annotations, machine, deadlineSeconds, keepsContent } = model;
  const problems = [...snapshotObjectProblems('snapshot', model, target), ...referenceProblems('the machine of the snapshot', machine)];
  if (deadlineSeconds !== undefined && !(deadlineSeconds > 0)) {
    problems.push({
      code: 'BACKUP_INVALID', message: `the deadline of snapshot "${name}" is over before it begins`, got: quote(deadlineSeconds), fix: 'give a positive `failureDeadline`',
    });
  }
  const spec: Wire<VirtualMachineSnapshotSpec> = {
    source: machineReference(machine),
    deletionPolicy: keepsContent ? 'Retain' : undefined,
    failureDeadline: deadlineSeconds === undefined ? undefined : `${deadlineSeconds}s`,
  };
  return { problems, manifests: [{ id: MAIN, apiVersion: SNAPSHOT_API, kind: 'VirtualMachineSnapshot', name, labels, annotations, body: { spec } }] };
}
