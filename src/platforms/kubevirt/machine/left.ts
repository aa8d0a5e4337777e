import { MachineSpec } from '../../../model/machine';
import { MachineDefault } from '../../../model/machine-default';

/** Whether a default is left to the cluster. */
export function isLeft({ leaveToCluster = [] }: Pick<MachineSpec, 'leaveToCluster'>, each: MachineDefault): boolean {
  return leaveToCluster.includes(each);
}
