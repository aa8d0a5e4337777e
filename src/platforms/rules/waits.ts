import { paths } from './paths';
import { Problem, quote } from '../../findings/problem';
import { ModelNode } from '../../model/fleet-model';
import { MachineSpec } from '../../model/machine';

/**
 * What a clone waits for: CDI clones a volume that no pod uses, by every way of cloning
 * (`IsSourceClaimReady` of its `pkg/controller/clone`).
 *
 * @param usersOf the machines that use a disk
 */
export function cloneWaits(node: ModelNode, usersOf: (namespace: string | undefined, disk: string) => readonly ModelNode[]): Problem[] {
  if (node.kind !== 'disk' || node.spec.source?.kind !== 'disk') return [];
  const { name, source: { name: original, elsewhere } } = node.spec;
  if (elsewhere !== undefined) return [];
  const running = usersOf(node.namespace, original).filter(user => user.kind === 'machine' && runs(user.spec));
  return running.length === 0 ? [] : [{
    code: 'CLONE_WAITS',
    message: `disk "${name}" is a clone of disk "${original}", which is attached to ${paths(running)}: CDI cannot clone a volume in use, so the clone waits`,
    got: quote(original),
    fix: 'stop the machine until the clone is complete, or clone a snapshot of the volume',
  }];
}

/** Whether a machine is to run without anybody starting it. */
function runs({ runStrategy, running }: MachineSpec): boolean {
  return runStrategy !== undefined ? runStrategy !== 'Halted' && runStrategy !== 'Manual' : running ?? true;
}
