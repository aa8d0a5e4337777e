import { stateKeeper } from '../../../model/hardware/hardware';
import { MachineSpec } from '../../../model/machine';
import { NodeContext } from '../../context';
import { resolveCompute } from '../../resolve/compute';
import { resolveProfile } from '../../resolve/profile';
import { KubeVirtTarget } from '../target';

/** Whether a machine keeps the state of UEFI or TPM in a volume, by its own properties or by its profile. */
export function keepsState(model: MachineSpec, context: NodeContext, target: KubeVirtTarget): boolean {
  if (stateKeeper(model.hardware) !== undefined) return true;
  return resolveProfile(model, context, resolveCompute(model, context, target, []), target, [])?.persistentState ?? false;
}
