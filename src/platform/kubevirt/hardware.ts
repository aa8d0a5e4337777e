import { Size } from 'cdk8s';
import { checkGate } from './gates';
import { some } from './optional';
import { KubeVirtTarget } from './target';
import type { VirtualMachineSpec } from '../../../imports/kubevirt.io';
import { Problem, quote } from '../../findings/problem';
import { CpuArchitecture } from '../../hardware/architecture';
import { HardwareModel, MachineModel } from '../../model/machine';
import { isSmaller, kibibytes, size } from '../../model/size';
import { OfferedType } from '../catalogue/offer';
import { ResolvedCompute } from '../resolve/compute';
import { RESOURCE_NAME } from '../resolve/gpus';
import { ResolvedProfile } from '../resolve/profile';
import { Wire } from '../wire';

type Domain = NonNullable<Wire<VirtualMachineSpec>['template']['spec']>['domain'];

/** The parts of a domain that its size and hardware make. */
export function hardwareFields({ hardware, cpuModel }: MachineModel, { resources }: ResolvedCompute): Pick<Domain, 'cpu' | 'memory' | 'features' | 'ioThreadsPolicy'> & {
  readonly bootloader?: object; readonly tpm?: object; readonly hostDevices?: { name: string; deviceName: string }[];
} {
  const uefi = hardware?.firmware?.uefi || hardware?.firmware?.secureBoot;
  return {
    cpu: some({
      ...resources && { cores: resources.cpu, sockets: resources.sockets, threads: 1 },
      model: cpuModel,
      dedicatedCpuPlacement: hardware?.dedicatedCpu,
      isolateEmulatorThread: hardware?.isolatedEmulator,
      maxSockets: hardware?.maxSockets,
    }),
    memory: some({
      guest: resources?.memory,
      hugepages: hardware?.hugePages === undefined ? undefined : { pageSize: hardware.hugePages },
      maxGuest: hardware?.maxMemory?.asString(),
    }),
    ioThreadsPolicy: hardware?.ioThreads,
    // Secure boot needs the system management mode.
    features: hardware?.firmware?.secureBoot ? { smm: { enabled: true } } : undefined,
    bootloader: uefi ? { efi: { secureBoot: hardware?.firmware?.secureBoot ?? false, persistent: hardware?.firmware?.persistent } } : undefined,
    tpm: hardware?.firmware?.tpm ? { persistent: hardware.firmware.persistent } : undefined,
    hostDevices: hardware && hardware.hostDevices.length > 0
      ? hardware.hostDevices.map((deviceName, i) => ({ name: `hostdevice${i + 1}`, deviceName }))
      : undefined,
  };
}

/** What KubeVirt refuses of a machine's hardware, alone and beside its instance type. */
export function checkHardware(
  model: MachineModel, compute: ResolvedCompute, profile: ResolvedProfile | undefined, target: KubeVirtTarget, problems: Problem[],
): void {
  const { hardware } = model;
  checkConflicts(model, compute, problems);
  checkNeeds(model, compute, profile, target, problems);
  if (target.architecture === CpuArchitecture.ARM64) checkArm(model, problems);
  if (profile?.architecture !== undefined && profile.architecture !== target.architecture) {
    problems.push({
      code: 'PROFILE_MINIMUM',
      message: `the instance profile "${profile.name}" is for another CPU architecture; KubeVirt refuses this machine`,
      got: target.architecture,
      allowed: profile.architecture,
      fix: 'take a profile of the architecture, or say the architecture of the cluster: Platform.kubevirt({ architecture })',
    });
  }
  if (!hardware) return;
  const wrong = (message: string, got: unknown, allowed: string) => problems.push({
    code: 'HARDWARE_INVALID', message: `${message}; KubeVirt refuses the machine`, got: quote(got), allowed, fix: 'give what is allowed, or leave it out',
  });
  const sockets = socketsOf(compute, profile);
  if (hardware.isolatedEmulator && !hardware.dedicatedCpu && !compute.type?.dedicatedCpu) wrong('`isolatedEmulator` without `dedicatedCpu`', true, 'both');
  if (hardware.hugePages && compute.memory && reserved(compute.memory, compute.type) % kibibytes(size(hardware.hugePages)) !== 0) {
    wrong('the memory that is reserved is no multiple of the huge pages', compute.memory.asString(), `multiples of ${hardware.hugePages}`);
  }
  if (hardware.maxSockets !== undefined && !(Number.isInteger(hardware.maxSockets) && hardware.maxSockets >= sockets)) {
    wrong('`maxSockets` is below the sockets', hardware.maxSockets, `at least ${sockets}`);
  }
  for (const name of hardware.hostDevices) if (!RESOURCE_NAME.test(name)) wrong('a host device has no resource name', name, 'domain/name');
  if (hardware.maxMemory) checkMaxMemory(hardware.maxMemory, compute, wrong);
  if (hardware.firmware?.persistent && !hardware.firmware.uefi && !hardware.firmware.secureBoot && !hardware.firmware.tpm) {
    problems.push({
      code: 'HARDWARE_INVALID',
      message: '`persistent` firmware without UEFI or TPM has nothing to keep',
      got: 'true',
      allowed: 'with `uefi`, `secureBoot` or `tpm`',
      fix: 'say which of them, or leave it out',
    });
  }
}

/** Kibibytes of a machine's memory that its pod asks for. */
function reserved(memory: Size, type: OfferedType | undefined): number {
  return kibibytes(memory) * (100 - (type?.overcommitPercent ?? 0)) / 100;
}

/** The sockets that a machine begins with: its own, or those that KubeVirt makes of its type's CPUs. */
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

function checkMaxMemory(
  maximum: NonNullable<HardwareModel['maxMemory']>, { memory, type }: ResolvedCompute, wrong: (message: string, got: unknown, allowed: string) => void,
): void {
  const block = size('2Mi');
  if (kibibytes(maximum) % kibibytes(block) !== 0) wrong('`maxMemory` is no multiple of 2Mi', maximum.asString(), 'multiples of 2Mi');
  if (type?.realtime) wrong(`instance type "${type.name}" is for real time, where no memory can be plugged in`, maximum.asString(), 'no `maxMemory`');
  if (!memory) return;
  if (kibibytes(memory) % kibibytes(block) !== 0) wrong('the memory is no multiple of 2Mi, beside `maxMemory`', memory.asString(), 'multiples of 2Mi');
  if (isSmaller(maximum, memory)) wrong('`maxMemory` is below the memory', maximum.asString(), `at least ${memory.asString()}`);
  if (isSmaller(memory, size('1Gi'))) wrong('memory can be plugged into a machine of at least 1Gi only', memory.asString(), 'at least 1Gi, or no `maxMemory`');
}

/** Nodes, gates and volumes that hardware needs. */
function checkNeeds(
  { hardware }: MachineModel, { type }: ResolvedCompute, profile: ResolvedProfile | undefined, target: KubeVirtTarget, problems: Problem[],
): void {
  if (hardware && hardware.hostDevices.length > 0) checkGate('HostDevices', '`hardware.hostDevices`', target, problems);
  if (hardware?.dedicatedCpu) checkGate('CPUManager', '`hardware.dedicatedCpu`', target, problems);
  else if (type?.dedicatedCpu) checkGate('CPUManager', `instance type "${type.name}", whose CPUs are a machine's own,`, target, problems);
  if (hardware?.maxSockets !== undefined || hardware?.maxMemory) checkGate('VMLiveUpdateFeatures', '`hardware.headroom`', target, problems);
  const { uefi, secureBoot, tpm, persistent } = hardware?.firmware ?? {};
  const keepsState = persistent && (uefi || secureBoot || tpm) ? '`hardware.firmware.persistent`' : profile?.persistentState ? `instance profile "${profile.name}"` : undefined;
  if (keepsState === undefined) return;
  checkGate('VMPersistentState', keepsState, target, problems);
  if (target.stateStorageClass !== undefined) return;
  problems.push({
    code: 'STATE_STORAGE_UNSURE',
    message: `${keepsState} keeps the state of UEFI and TPM in a volume, and nothing says in which storage class; without one the machine does not start`,
    fix: 'set `vmStateStorageClass` in the KubeVirt resource and say so: Platform.kubevirt({ stateStorageClass }), '
      + 'or acknowledge this if the cluster has a default class',
  });
}

/** What KubeVirt refuses of machines on Arm. */
function checkArm({ disks, cpuModel, hardware }: MachineModel, problems: Problem[]): void {
  const wrong = (what: string, got: unknown, allowed: string) => problems.push({
    code: 'HARDWARE_INVALID', message: `${what}; KubeVirt refuses machines on arm64 that have it`, got: quote(got), allowed, fix: 'give what is allowed, or leave it out',
  });
  for (const { name, bus } of disks) {
    if (bus !== undefined && bus !== 'virtio' && bus !== 'scsi') wrong(`the bus of disk "${name}"`, bus, 'virtio or scsi');
  }
  if (cpuModel !== undefined && cpuModel !== 'host-passthrough') wrong('`cpuModel`', cpuModel, 'host-passthrough');
  if (hardware?.maxSockets !== undefined) wrong('`maxSockets`', hardware.maxSockets, 'nothing: no sockets can be plugged in');
  if (hardware?.maxMemory) wrong('`maxMemory`', hardware.maxMemory.asString(), 'nothing: no memory can be plugged in');
}

/** A template may not say what its instance type says already. */
function checkConflicts({ hardware, scheduling }: MachineModel, { type }: ResolvedCompute, problems: Problem[]): void {
  const twice = [
    ...hardware?.dedicatedCpu && type?.dedicatedCpu ? ['dedicatedCpu'] : [],
    ...hardware?.isolatedEmulator && type?.isolatedEmulator ? ['isolatedEmulator'] : [],
    ...hardware?.hugePages !== undefined && type?.hugePages ? ['hugePages'] : [],
    ...hardware?.ioThreads !== undefined && type?.ioThreads ? ['ioThreads'] : [],
    ...hardware && hardware.hostDevices.length > 0 && type?.bringsHostDevices ? ['hostDevices'] : [],
    ...scheduling?.nodeSelector && type?.nodeSelector ? ['nodeSelector'] : [],
  ];
  for (const property of twice) {
    problems.push({
      code: 'HARDWARE_CONFLICT',
      message: `instance type "${type!.name}" says \`${property}\` itself; KubeVirt refuses a machine that says it again`,
      fix: 'leave it out, or take an instance type of another series',
    });
  }
}
