/**
 * The health check of a machine for Argo CD, which replaces Argo CD's own check. A machine that may be stopped is healthy when it is stopped; a
 * paused machine is suspended, as in Argo CD's own check. KubeVirt reports `Stopped` for a machine without a VirtualMachineInstance, and for a
 * machine whose VirtualMachineInstance has ended.
 */
export const MACHINE_HEALTH = `local spec = obj.spec or {}
local status = obj.status or {}
local runsAlways = spec.runStrategy == "Always" or spec.running == true
for _, condition in ipairs(status.conditions or {}) do
  if condition.type == "Paused" and condition.status == "True" then
    return { status = "Suspended", message = "Paused" }
  end
  if condition.type == "Ready" and condition.status == "True" then
    return { status = "Healthy", message = "Running" }
  end
end
if not runsAlways and status.printableStatus == "Stopped" then
  return { status = "Healthy", message = "Stopped" }
end
return { status = "Progressing", message = status.printableStatus or "No status" }
`;

/**
 * The health check of a disk for Argo CD, which replaces Argo CD's own check. A volume that waits for its first consumer is healthy, because
 * nothing happens before a machine uses it.
 */
export const DISK_HEALTH = `local status = obj.status or {}
local phase = status.phase
if phase == "Succeeded" or phase == "WaitForFirstConsumer" or phase == "PendingPopulation" then
  return { status = "Healthy", message = phase }
end
if phase == "Paused" then
  return { status = "Suspended", message = phase }
end
for _, condition in ipairs(status.conditions or {}) do
  if condition.type == "Running" and condition.status == "False" and condition.reason == "Error" then
    return { status = "Degraded", message = condition.message }
  end
end
if phase == "Failed" or phase == "Unknown" then
  return { status = "Degraded", message = phase }
end
return { status = "Progressing", message = phase or "No status" }
`;

/** An entry of `spec.healthCheckExprs` of Flux. */
export interface HealthExpressions {
  readonly apiVersion: string;
  readonly kind: string;
  readonly current: string;
  readonly failed?: string;
}

/** The health check of a machine, for Flux. */
export const MACHINE_EXPRESSIONS: HealthExpressions = {
  apiVersion: 'kubevirt.io/v1',
  kind: 'VirtualMachine',
  current: 'has(status.ready) && status.ready'
    + ' || !(has(spec.runStrategy) ? spec.runStrategy == "Always" : spec.running) && has(status.printableStatus) && status.printableStatus == "Stopped"',
};

/** The health check of a disk, for Flux. */
export const DISK_EXPRESSIONS: HealthExpressions = {
  apiVersion: 'cdi.kubevirt.io/v1beta1',
  kind: 'DataVolume',
  current: 'has(status.phase) && status.phase in ["Succeeded", "WaitForFirstConsumer", "PendingPopulation"]',
  failed: 'has(status.phase) && status.phase == "Failed"',
};
