import { MachineSpec } from '../../../model/machine';
import { MachineDefault } from '../../../model/machine-default';

/** Whether the cluster decides something that is written by default. */
export function isLeft({ leaveToCluster = [] }: Pick<MachineSpec, 'leaveToCluster'>, each: MachineDefault): boolean {
  return leaveToCluster.includes(each);
}
