import { resolveCompute } from './compute';
import { resolveDisk } from './disk';
import { launcherUsage, sidecarUsage } from './launcher';
import { resolveProfile } from './profile';
import { Target } from './target';
import { DiskSpec } from '../../model/disk';
import { MachineSpec } from '../../model/machine';
import { kibibytes } from '../../model/quantity';
import { total, Usage, withoutZeros } from '../../model/usage';
import { NodeContext } from '../context';

/**
 * The resources that a running machine uses: those of its pod and of its other objects.
 *
 * @param others what its platform makes besides the pod
 */
export function machineUsage(model: MachineSpec, context: NodeContext, others: Usage, target: Target): Usage {
  if (model.runStrategy === 'Halted') return others;
  // The machine reports the problems.
  const compute = resolveCompute(model, context, target, []);
  const profile = resolveProfile(model, context, compute, target, []);
  const isDedicated = (model.hardware?.dedicatedCpu ?? compute.type?.dedicatedCpu) === true;
  return total([others, launcherUsage(model, compute, profile, target.launcher), sidecarUsage(model, isDedicated, target.launcher)]);
}

/** What a disk takes; the size of a clone without a size of its own is not known here. */
export function diskUsage(model: DiskSpec, context: NodeContext, target: Target): Usage {
  const { size } = resolveDisk(model, context, target, []);
  return withoutZeros({ 'requests.storage': size ? kibibytes(size) * 1024 : 0, 'persistentvolumeclaims': 1 });
}

/** The Secrets that a machine's keys and cloud-init document become, on every platform. */
export function secretsOf(
  { sshKeys = [], accessCredentials = [], userData, userDataSecret, networkData, cloudInitDelivery = 'secret' }: MachineSpec,
): number {
  const hasDocument = userData !== undefined || networkData !== undefined || userDataSecret === undefined && (sshKeys.length > 0 || accessCredentials.some(({ kind }) => kind === 'sshKeys'));
  return (sshKeys.length > 0 ? 1 : 0) + (hasDocument && cloudInitDelivery === 'secret' ? 1 : 0);
}
