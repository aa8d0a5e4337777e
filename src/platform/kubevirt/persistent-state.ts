import { KubeVirtTarget } from './target';
import { MachineModel } from '../../model/machine';
import { resolveCompute } from '../resolve/compute';
import { resolveProfile } from '../resolve/profile';

/** Whether a machine keeps the state of UEFI or TPM in a volume, by itself or by its profile. */
export function keepsState(model: MachineModel, target: KubeVirtTarget): boolean {
  const { uefi, secureBoot, tpm, persistent } = model.hardware?.firmware ?? {};
  if (persistent && (uefi || secureBoot || tpm)) return true;
  return resolveProfile(model, resolveCompute(model, target, []), target, [])?.persistentState ?? false;
}
