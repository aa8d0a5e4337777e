import { checkDevices } from './device-rules';
import { memoryLimitProblems, pinningProblems } from './pinning-rules';
import { checkReleases } from './release-rules';
import { Problem, quote } from '../../../findings/problem';
import { CpuArchitecture } from '../../../model/architecture';
import { stateKeeper } from '../../../model/hardware/hardware';
import { MachineSpec } from '../../../model/machine';
import { amountOf, isSmaller, isUsable, kibibytes, Quantity } from '../../../model/quantity';
import { CatalogType } from '../../catalog/catalog-data';
import { ResolvedCompute } from '../../resolve/compute';
import { RESOURCE_NAME } from '../../resolve/gpus';
import { ResolvedProfile } from '../../resolve/profile';
import { checkGate } from '../gates';
import { KubeVirtTarget } from '../target';
import { atLeast, KubeVirtVersion } from '../version';

/** Reports hardware that KubeVirt rejects, by itself or in combination with the instance type. */
export function checkHardware(
  model: MachineSpec, compute: ResolvedCompute, profile: ResolvedProfile | undefined, target: KubeVirtTarget, problems: Problem[],
): void {
  const { hardware } = model;
  checkConflicts(model, compute, target, problems);
  if (model.resources && model.resources.memory === undefined && model.podResources?.requests?.memory === undefined && !hardware?.hugePages) {
    problems.push({
      code: 'RESOURCES_INVALID',
      message: 'the machine has no memory size; KubeVirt rejects this machine',
      got: 'nothing',
      allowed: '`resources.memory`, or memory in `podResources.requests`',
      fix: 'set `resources.memory`, e.g. to 4 GiB',
    });
  }
  checkLeastMemory(model, target, problems);
  checkLimits(model, problems);
  problems.push(...memoryLimitProblems(model), ...pinningProblems(model));
  checkReleases(model, compute, target, problems);
  checkState(model, profile, target, problems);
  if (target.architecture === CpuArchitecture.ARM64) checkArm(model, target, problems);
  if (profile?.architecture !== undefined && profile.architecture !== target.architecture) {
    problems.push({
      code: 'PROFILE_MINIMUM',
      message: `the instance profile "${profile.name}" is for another CPU architecture; KubeVirt rejects this machine`,
      got: target.architecture,
      allowed: profile.architecture,
      fix: 'use a profile of the cluster\'s architecture, or set `architecture` of Platform.kubevirt',
    });
  }
  if (!hardware) return;
  checkDevices(hardware, compute, target.architecture, problems);
  const wrong = (message: string, got: unknown, allowed: string) => problems.push({
    code: 'HARDWARE_INVALID', message: `${message}; KubeVirt rejects the machine`, got: quote(got), allowed, fix: 'use an allowed value, or remove it',
  });
  const sockets = socketsOf(compute, profile);
  const { maxSockets, maxMemory } = hardware.headroom ?? {};
  if (hardware.isolatedEmulator && !hardware.dedicatedCpu && !compute.type?.dedicatedCpu) wrong('`isolatedEmulator` without `dedicatedCpu`', true, 'both');
  const memory = requestedMemory(model, compute);
  if (hardware.hugePages && memory && reserved(memory, compute.type) % kibibytes(hardware.hugePages) !== 0) {
    wrong('the requested memory is not a multiple of the huge page size', memory, `multiples of ${hardware.hugePages}`);
  }
  if (maxSockets !== undefined && !(Number.isInteger(maxSockets) && maxSockets >= sockets)) {
    wrong('`maxSockets` is below the number of sockets', maxSockets, `at least ${sockets}`);
  }
  for (const name of hardware.hostDevices ?? []) if (!RESOURCE_NAME.test(name)) wrong('the name of a host device is not a resource name', name, 'domain/name');
  for (const name of Object.keys(hardware.deviceNames ?? {})) {
    if (![...model.gpus ?? [], ...hardware.hostDevices ?? []].includes(name)) wrong('`deviceNames` contains a device that the machine does not have', name, 'a resource of `gpus` or `hostDevices`');
  }
  if (maxMemory && target.updatesLive) checkMaxMemory(maxMemory, compute, wrong);
  if (hardware.firmware?.persistent && !hardware.firmware.uefi && !hardware.firmware.secureBoot && !hardware.firmware.tpm) {
    problems.push({
      code: 'HARDWARE_INVALID',
      message: '`persistent` has no effect without UEFI or TPM',
      got: 'true',
      allowed: 'with `uefi`, `secureBoot` or `tpm`',
      fix: 'set `uefi`, `secureBoot` or `tpm`, or remove `persistent`',
    });
  }
}

/**
 * Checks that the memory request is not below the minimum. If the request is not set, KubeVirt up to 1.6 copies it from the limit, or from the
 * guest memory if the limit is not set either.
 */
function checkLeastMemory({ resources, podResources }: MachineSpec, { label, version }: KubeVirtTarget, problems: Problem[]): void {
  const isCopied = !atLeast(version, KubeVirtVersion.V1_7);
  const requested = podResources?.requests?.memory ?? (isCopied ? podResources?.limits?.memory : undefined);
  const said = requested ?? (isCopied ? resources?.memory : undefined);
  const memory = said === undefined ? undefined : String(said);
  if (memory === undefined || !isUsable(memory) || !isSmaller(memory, LEAST_MEMORY)) return;
  problems.push({
    code: 'HARDWARE_INVALID',
    message: `the memory of the machine is too small; ${label} rejects the machine`,
    got: quote(memory),
    allowed: `at least ${LEAST_MEMORY}`,
    fix: `set ${requested === undefined ? '`resources.memory`' : 'the memory of `podResources`'} to the memory that the operating system needs`,
  });
}

/** The rules of `validateMemoryRequests` and `validateCPURequests` in `vmi-create-admitter.go`. */
function checkLimits({ podResources: { requests = {}, limits = {} } = {} }: MachineSpec, problems: Problem[]): void {
  for (const resource of ['cpu', 'memory']) {
    const [request, limit] = [requests[resource], limits[resource]].map(each => each === undefined ? undefined : amountOf(String(each)));
    if (request === undefined || limit === undefined || request <= limit) continue;
    problems.push({
      code: 'HARDWARE_INVALID',
      message: `the request of ${resource} is above its limit; KubeVirt rejects the machine`,
      got: `${requests[resource]} above ${limits[resource]}`,
      allowed: `\`podResources.requests.${resource}\` up to \`podResources.limits.${resource}\``,
      fix: 'lower the request, or raise the limit',
    });
  }
}

/** The minimum in `validateMemoryRequestsNegativeOrNull` of `vmi-create-admitter.go`. */
const LEAST_MEMORY = '1M';

/** The memory that a machine's pod requests, before the overcommit of its instance type. */
function requestedMemory({ podResources }: MachineSpec, { memory }: ResolvedCompute): Quantity | undefined {
  const request = podResources?.requests?.memory;
  return request === undefined || !isUsable(String(request)) ? memory : String(request);
}

/** The memory request of a machine's pod in KiB. */
function reserved(memory: Quantity, type: CatalogType | undefined): number {
  return kibibytes(memory) * (100 - (type?.overcommitPercent ?? 0)) / 100;
}

/** The initial sockets of a machine: set by the machine, or derived by KubeVirt from the CPUs of its type. */
function socketsOf({ resources, vcpus = 1 }: ResolvedCompute, profile: ResolvedProfile | undefined): number {
  if (resources) return resources.sockets;
  const topology = profile?.topology;
  switch (topology?.kind) {
    case undefined: case 'sockets': case 'any': return vcpus;
    case 'cores': case 'threads': return 1;
    case 'spread':
      if (topology.across === 'CoresThreads') return 1;
      return Math.floor(vcpus / topology.ratio / (topology.across === 'SocketsCoresThreads' ? 2 : 1));
  }
}

/** The rules of `ValidateLiveUpdateMemory`. With the rollout strategy Stage, KubeVirt ignores the maximum. */
function checkMaxMemory(
  maximum: Quantity, { memory, type }: ResolvedCompute, wrong: (message: string, got: unknown, allowed: string) => void,
): void {
  const block = '2Mi';
  if (kibibytes(maximum) % kibibytes(block) !== 0) wrong('`maxMemory` is not a multiple of 2Mi', maximum, 'multiples of 2Mi');
  if (type?.realtime) wrong(`instance type "${type.name}" is for real-time machines, which do not support memory hotplug`, maximum, 'no `maxMemory`');
  if (!memory) return;
  if (kibibytes(memory) % kibibytes(block) !== 0) wrong('the memory is not a multiple of 2Mi, which `maxMemory` requires', memory, 'multiples of 2Mi');
  if (isSmaller(maximum, memory)) wrong('`maxMemory` is below the memory', maximum, `at least ${memory}`);
  if (isSmaller(memory, '1Gi')) wrong('memory hotplug needs a machine of at least 1Gi', memory, 'at least 1Gi, or no `maxMemory`');
}

/** Checks whether the cluster can store the state of UEFI and TPM. */
function checkState({ hardware }: MachineSpec, profile: ResolvedProfile | undefined, target: KubeVirtTarget, problems: Problem[]): void {
  const keeper = stateKeeper(hardware);
  const keepsState = keeper !== undefined ? `\`${keeper}\`` : profile?.persistentState ? `instance profile "${profile.name}"` : undefined;
  if (keepsState === undefined) return;
  checkGate('VMPersistentState', keepsState, target, problems);
  if (target.stateStorageClass !== undefined) return;
  problems.push({
    code: 'STATE_STORAGE_UNSURE',
    message: `${keepsState} keeps the state of UEFI and TPM in a volume whose storage class is unknown; without a storage class the machine does not start`,
    fix: 'set `vmStateStorageClass` in the KubeVirt resource and `stateStorageClass` of Platform.kubevirt, '
      + 'or acknowledge this if the cluster has a default class',
  });
}

/** Reports hardware that KubeVirt rejects on arm64. */
function checkArm({ disks = [], cpuModel, hardware }: MachineSpec, { version }: KubeVirtTarget, problems: Problem[]): void {
  const wrong = (what: string, got: unknown, allowed: string) => problems.push({
    code: 'HARDWARE_INVALID', message: `unsupported on arm64: ${what}; KubeVirt rejects the machine`, got: quote(got), allowed, fix: 'use an allowed value, or remove it',
  });
  for (const { name, bus } of disks) {
    if (bus !== undefined && bus !== 'virtio' && bus !== 'scsi') wrong(`the bus of disk "${name}"`, bus, 'virtio or scsi');
  }
  if (cpuModel !== undefined && cpuModel !== 'host-passthrough') wrong('`cpuModel`', cpuModel, 'host-passthrough');
  const { maxSockets, maxMemory } = hardware?.headroom ?? {};
  if (maxSockets !== undefined) wrong('`maxSockets`', maxSockets, 'nothing: sockets hotplug is not supported');
  if (maxMemory && atLeast(version, KubeVirtVersion.V1_5)) wrong('`maxMemory`', maxMemory, 'nothing: memory hotplug is not supported');
  if (hardware?.bios) wrong('`bios`', hardware.bios, 'UEFI');
  if (hardware?.watchdog) wrong('`watchdog`', hardware.watchdog.name, 'nothing');
  if (hardware?.sound) wrong('`sound`', hardware.sound.name, 'nothing');
  const isSecure = hardware?.firmware?.secureBoot === true || hardware?.efi !== undefined && hardware.efi.secureBoot !== false;
  if (isSecure && !atLeast(version, KubeVirtVersion.V1_8)) wrong('secure boot', true, 'UEFI without secure boot, or KubeVirt 1.8 and later');
}

/** The paths of the CPU and memory requests and limits that are set. */
function sized(podResources: MachineSpec['podResources']): string[] {
  return (['requests', 'limits'] as const).flatMap(list => (
    ['cpu', 'memory'].filter(resource => podResources?.[list]?.[resource] !== undefined).map(resource => `podResources.${list}.${resource}`)
  ));
}

/** Reports fields that the machine and its instance type both set. Before KubeVirt 1.7, an instance type counts as setting all memory fields. */
function checkConflicts(
  { hardware, nodeSelector, instanceType, podResources }: MachineSpec, { type }: ResolvedCompute, { version }: KubeVirtTarget, problems: Problem[],
): void {
  const saysAllMemory = instanceType !== undefined && !atLeast(version, KubeVirtVersion.V1_7);
  const twice = [
    ...hardware?.dedicatedCpu && type?.dedicatedCpu ? ['dedicatedCpu'] : [],
    ...hardware?.isolatedEmulator && type?.isolatedEmulator ? ['isolatedEmulator'] : [],
    ...hardware?.hugePages !== undefined && (saysAllMemory || type?.hugePages) ? ['hugePages'] : [],
    ...hardware?.headroom?.maxMemory !== undefined && saysAllMemory ? ['headroom.maxMemory'] : [],
    ...hardware?.ioThreads !== undefined && type?.ioThreads ? ['ioThreads'] : [],
    ...hardware?.hostDevices && hardware.hostDevices.length > 0 && type?.bringsHostDevices ? ['hostDevices'] : [],
    ...nodeSelector && type?.nodeSelector ? ['nodeSelector'] : [],
    ...instanceType === undefined ? [] : sized(podResources),
  ];
  const subject = type ? `instance type "${type.name}"` : 'the instance type';
  for (const property of twice) {
    problems.push({
      code: 'HARDWARE_CONFLICT',
      message: `${subject} sets \`${property}\`; KubeVirt rejects a machine that also sets this property`,
      fix: saysAllMemory ? 'remove the property, use `resources` instead of the instance type, or upgrade to KubeVirt 1.7' : 'remove the property, or use an instance type of another series',
    });
  }
}
