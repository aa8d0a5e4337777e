import { Cluster } from './fleet';
import { ModelNode, NodeOf } from '../model/fleet-model';
import { MachineSpec } from '../model/machine';
import { BindingMode } from '../model/storage';

/** Whether a machine starts by itself. */
export function startsByItself({ runStrategy, running }: MachineSpec): boolean {
  return runStrategy !== undefined ? runStrategy !== 'Halted' && runStrategy !== 'Manual' : running ?? true;
}

/** Whether a machine runs all the time. If any other machine is stopped, that is not a fault. */
export function runsAlways({ runStrategy, running }: MachineSpec): boolean {
  return runStrategy !== undefined ? runStrategy === 'Always' : running ?? true;
}

/** When the volume of a disk is created, if that is known. */
export function bindingOf(disk: NodeOf<'disk'>, cluster: Cluster): BindingMode | undefined {
  return cluster.driver?.volumeBinding?.(disk.spec, cluster.context(disk.namespace));
}

/** Whether a disk is known to wait for its first consumer, and no machine that uses it starts by itself. */
export function waitsUnused(disk: NodeOf<'disk'>, cluster: Cluster, users: readonly ModelNode[]): boolean {
  return bindingOf(disk, cluster) === BindingMode.WAIT_FOR_FIRST_CONSUMER && !users.some(user => user.kind === 'machine' && startsByItself(user.spec));
}
