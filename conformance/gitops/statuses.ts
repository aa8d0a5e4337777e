/** The status of objects, as controllers write it. */
import { KubeObject } from '../cluster/api';

const TIME = '2026-11-01T00:00:00Z';

function condition(type: string, status: 'True' | 'False', reason: string): object {
  return { type, status, reason, lastProbeTime: null, lastTransitionTime: TIME };
}

/** The status of an object, for kinds that have one. */
export function statusOf(object: KubeObject, waits: (disk: KubeObject) => boolean): Readonly<Record<string, unknown>> | undefined {
  switch (object.kind) {
    case 'VirtualMachine': return startsByItself(object) ? RUNNING : STOPPED;
    case 'DataVolume': return waits(object) ? WAITING : IMPORTED;
    case 'VirtualMachineSnapshot': return TAKEN;
    case 'Service': return object.spec.type === 'LoadBalancer' ? BALANCED : undefined;
    default: return undefined;
  }
}

export function withStatus(object: KubeObject, waits: (disk: KubeObject) => boolean): KubeObject {
  const status = statusOf(object, waits);
  return { ...object, ...status && { status } };
}

/** The statuses that virt-controller writes (`pkg/virt-controller/watch/vm`). A machine without an instance is not ready. */
export const RUNNING = { created: true, ready: true, printableStatus: 'Running', conditions: [condition('Ready', 'True', 'Running')] };
export const STARTING = { created: true, printableStatus: 'Starting', conditions: [condition('Ready', 'False', 'GuestNotRunning')] };
export const STOPPING = { created: true, printableStatus: 'Stopping', conditions: [condition('Ready', 'False', 'GuestNotRunning')] };
export const STOPPED = { printableStatus: 'Stopped', conditions: [condition('Ready', 'False', 'VMINotExists')] };
export const PAUSED = { created: true, printableStatus: 'Paused', conditions: [condition('Ready', 'False', 'VMIPaused'), condition('Paused', 'True', 'PausedByUser')] };

/** The statuses that CDI writes (`pkg/controller/datavolume`). */
export const IMPORTED = { phase: 'Succeeded', progress: '100.0%', conditions: [condition('Ready', 'True', ''), condition('Bound', 'True', 'Bound')] };
export const WAITING = { phase: 'WaitForFirstConsumer', progress: 'N/A', conditions: [condition('Ready', 'False', ''), condition('Bound', 'False', 'Pending')] };
export const IMPORTING = { phase: 'ImportInProgress', progress: '12.0%', conditions: [condition('Ready', 'False', ''), condition('Running', 'True', 'Pod is running')] };
export const BROKEN = { phase: 'ImportInProgress', conditions: [{ ...condition('Running', 'False', 'Error'), message: '404 Not Found' }] };
export const FAILED = { phase: 'Failed' };

/** The status that the snapshot controller of KubeVirt writes (`pkg/storage/snapshot`). */
const TAKEN = { phase: 'Succeeded', readyToUse: true, conditions: [condition('Progressing', 'False', 'Operation complete'), condition('Ready', 'True', 'Operation complete')] };

/** The status that the load balancer of a cluster writes. */
const BALANCED = { loadBalancer: { ingress: [{ ip: '192.0.2.10', ipMode: 'VIP' }] } };

function startsByItself({ spec: { runStrategy, running } }: KubeObject): boolean {
  return runStrategy === undefined ? running === true : runStrategy !== 'Halted' && runStrategy !== 'Manual';
}
