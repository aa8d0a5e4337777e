import { resolveCompute } from './compute';
import { resolveDisk } from './disk';
import { launcherUsage, sidecarUsage } from './launcher';
import { resolveProfile } from './profile';
import { Target } from './target';
import { DiskSpec } from '../../model/disk';
import { stateKeeper } from '../../model/hardware/hardware';
import { MachineSpec } from '../../model/machine';
import { kibibytes } from '../../model/quantity';
import { total, Usage, withoutZeros } from '../../model/usage';
import { NodeContext } from '../context';

/** The volume with the state of UEFI and TPM (`PVCSize` of KubeVirt's `backend-storage`). */
const STATE_VOLUME: Usage = { 'persistentvolumeclaims': 1, 'requests.storage': 10 * 1024 * 1024 };

/**
 * The quota that a machine uses for its pod and for its other objects. With the run strategy Halted, the machine has no pod.
 *
 * @param others the quota of the objects that the platform creates next to the pod
 */
export function machineUsage(model: MachineSpec, context: NodeContext, others: Usage, target: Target): Usage {
  const isKept = stateKeeper(model.hardware) !== undefined;
  if (model.runStrategy === 'Halted') return isKept ? total([others, STATE_VOLUME]) : others;
  // The check of the machine reports the problems, so the list is dropped here.
  const compute = resolveCompute(model, context, target, []);
  const profile = resolveProfile(model, context, compute, target, []);
  const isDedicated = (model.hardware?.dedicatedCpu ?? compute.type?.dedicatedCpu) === true;
  const state = isKept || profile?.persistentState ? STATE_VOLUME : {};
  const { launcher } = target;
  return total([others, state, launcherUsage(model, compute, profile, launcher), sidecarUsage(model, isDedicated, launcher)]);
}

/** The quota that a disk uses. If the size of the disk is not known, its storage counts as 0. */
export function diskUsage(model: DiskSpec, context: NodeContext, target: Target): Usage {
  const { size } = resolveDisk(model, context, target, []);
  return withoutZeros({ 'requests.storage': size ? kibibytes(size) * 1024 : 0, 'persistentvolumeclaims': 1 });
}

/** The number of Secrets with a machine's keys and cloud-init documents. */
export function secretsOf(
  { sshKeys = [], accessCredentials = [], userData, userDataSecret, networkData, cloudInitDelivery = 'secret' }: MachineSpec,
): number {
  const hasDocument = userData !== undefined || networkData !== undefined || userDataSecret === undefined && (sshKeys.length > 0 || accessCredentials.some(({ kind }) => kind === 'sshKeys'));
  return (sshKeys.length > 0 ? 1 : 0) + (hasDocument && cloudInitDelivery === 'secret' ? 1 : 0);
}
