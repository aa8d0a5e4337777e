import { Hardware } from './hardware';
import { IoThreads } from './io-threads';
import { Headroom, HugePages } from './memory';
import { PodResources } from './pod-resources';
import { RebootPolicy } from './reboot-policy';
import { ClockTimer, ClockTimers, GuestClock, UtcClock } from '../../model/hardware/clock';
import { CpuFeature, Realtime } from '../../model/hardware/cpu';
import { InputDevice, PanicDevice, SoundDevice, VideoDevice, WatchdogDevice, WatchdogTimer } from '../../model/hardware/devices';
import {
  ApicFeature, HardwareFeature, HypervFeatures, HypervSpinlocks, HypervSynicTimer, HypervTlbFlush, HypervVendorId,
} from '../../model/hardware/features';
import { BiosFirmware, Chassis, EfiFirmware, Firmware, TpmDevice } from '../../model/hardware/firmware';
import { HardwareSpec, PodResourcesSpec } from '../../model/machine';
import { flag, InModel, list, map, number, oneOf, struct, text } from '../../model/types';
import { quantityType, sizeType } from '../app/types';

const enabled = { enabled: flag };
const feature = struct<HardwareFeature>(enabled);
const timer = struct<ClockTimer>({ present: flag, tickPolicy: text, track: text });
const watchdogTimer = struct<WatchdogTimer>({ action: text });

const hyperv = struct<HypervFeatures>({
  evmcs: feature,
  frequencies: feature,
  ipi: feature,
  reenlightenment: feature,
  relaxed: feature,
  reset: feature,
  runtime: feature,
  spinlocks: struct<HypervSpinlocks>({ ...enabled, spinlocks: number }),
  synic: feature,
  synictimer: struct<HypervSynicTimer>({ ...enabled, direct: feature }),
  tlbflush: struct<HypervTlbFlush>({ ...enabled, direct: feature, extended: feature }),
  vapic: feature,
  vendorid: struct<HypervVendorId>({ ...enabled, vendorid: text }),
  vpindex: feature,
});

const clock = struct<GuestClock>({
  utc: struct<UtcClock>({ offsetSeconds: number }),
  timezone: text,
  timer: struct<ClockTimers>({ hpet: timer, hyperv: timer, kvm: timer, pit: timer, rtc: timer }),
});

/** The run-time types of virtual hardware. */
export const HARDWARE = struct<InModel<Hardware, HardwareSpec>>({
  machineType: text,
  dedicatedCpu: flag,
  isolatedEmulator: flag,
  cpuFeatures: list(struct<CpuFeature>({ name: text, policy: text }, 'name')),
  numaPassthrough: flag,
  realtime: struct<Realtime>({ mask: text }),
  hugePages: oneOf(HugePages, 'HugePages'),
  ioThreads: oneOf(IoThreads, 'IoThreads'),
  ioThreadCount: number,
  rebootPolicy: oneOf(RebootPolicy, 'RebootPolicy'),
  firmware: struct<Firmware>({ uefi: flag, secureBoot: flag, tpm: flag, persistent: flag }),
  efi: struct<EfiFirmware>({ secureBoot: flag, persistent: flag }),
  bios: struct<BiosFirmware>({ useSerial: flag }),
  tpm: struct<TpmDevice>({ ...enabled, persistent: flag }),
  smm: feature,
  acpi: feature,
  apic: struct<ApicFeature>({ ...enabled, endOfInterrupt: flag }),
  pvspinlock: feature,
  kvmHidden: flag,
  hyperv,
  hypervPassthrough: feature,
  clock,
  hostDevices: list(text),
  deviceNames: map(text),
  headroom: struct<Headroom>({ maxSockets: number, maxMemory: sizeType('Size.gibibytes(20)') }),
  rng: flag,
  networkMultiqueue: flag,
  diskMultiqueue: flag,
  inputs: list(struct<InputDevice>({ name: text, type: text, bus: text }, 'name', 'type')),
  inputDevice: flag,
  graphics: flag,
  video: struct<VideoDevice>({ type: text }),
  serialConsole: flag,
  serialConsoleLog: flag,
  memoryBalloon: flag,
  vsock: flag,
  hotplug: flag,
  virtioTransitional: flag,
  usbRedirection: flag,
  downwardMetrics: flag,
  sound: struct<SoundDevice>({ name: text, model: text }, 'name'),
  watchdog: struct<WatchdogDevice>({ name: text, i6300esb: watchdogTimer, diag288: watchdogTimer }, 'name'),
  panicDevices: list(struct<PanicDevice>({ model: text })),
  chassis: struct<Chassis>({ manufacturer: text, version: text, serial: text, asset: text, sku: text }),
});

export const POD_RESOURCES = struct<InModel<PodResources, PodResourcesSpec>>({
  requests: map(quantityType), limits: map(quantityType), overcommitGuestOverhead: flag,
});
