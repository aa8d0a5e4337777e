import { Size } from 'cdk8s';
import { GuestClock } from './clock';
import {
  BiosFirmware, Chassis, CpuFeature, EfiFirmware, InputDevice, PanicDevice, Realtime, SoundDevice, TpmDevice, VideoDevice, WatchdogDevice,
} from './devices';
import { ApicFeature, HardwareFeature, HypervFeatures } from './features';
import { Firmware } from './firmware';

/**
 * Size of huge pages.
 */
export enum HugePages {
  /** 2 MiB. */
  MIB_2 = '2Mi',
  /** 1 GiB. */
  GIB_1 = '1Gi',
}

/**
 * Threads of the host for the work of a machine's disks. Becomes `domain.ioThreadsPolicy`.
 */
export enum IoThreads {
  /** One for all disks. */
  SHARED = 'shared',
  /** As many as KubeVirt sees fit, spread over the disks. */
  AUTO = 'auto',
}

/**
 * What happens to a machine when its node is drained. Becomes `spec.template.spec.evictionStrategy`.
 */
export enum EvictionStrategy {
  /** It is stopped, and starts elsewhere by its run strategy. */
  NONE = 'None',
  /** It is migrated; one that cannot be migrated keeps the node from being drained. */
  LIVE_MIGRATE = 'LiveMigrate',
  /** It is migrated if it can be, else stopped. */
  LIVE_MIGRATE_IF_POSSIBLE = 'LiveMigrateIfPossible',
  /** Something outside of KubeVirt sees to it. */
  EXTERNAL = 'External',
}

/**
 * How far a machine can grow without a restart.
 */
export interface Headroom {
  /**
   * Most sockets. Becomes `domain.cpu.maxSockets`.
   * @default - four times the sockets
   */
  readonly maxSockets?: number;

  /**
   * Most memory. Becomes `domain.memory.maxGuest`.
   * @default - four times the memory
   */
  readonly maxMemory?: Size;
}

/**
 * The virtual hardware of a machine beyond its size, on plain KubeVirt.
 */
export interface Hardware {
  /**
   * The machine type of QEMU, e.g. `pc-q35-rhel9.4.0`. Becomes `domain.machine.type`.
   * @default - that of the instance profile, else `q35`, and `virt` on Arm
   */
  readonly machineType?: string;

  /**
   * Whether its CPUs are its own. Becomes `domain.cpu.dedicatedCpuPlacement`. Needs nodes with the CPU manager.
   * @default - what the instance type says
   */
  readonly dedicatedCpu?: boolean;

  /**
   * Whether QEMU's own threads have a CPU of their own. Only with `dedicatedCpu`.
   * @default false
   */
  readonly isolatedEmulator?: boolean;

  /**
   * Huge pages for its memory. Becomes `domain.memory.hugepages`. Needs nodes that have them.
   * @default - what the instance type says
   */
  readonly hugePages?: HugePages;

  /**
   * Threads for the disks' work. Becomes `domain.ioThreadsPolicy`.
   * @default - what the instance type says
   */
  readonly ioThreads?: IoThreads;

  /**
   * How it boots.
   * @default - what the instance profile prefers
   */
  readonly firmware?: Firmware;

  /**
   * Devices of the node passed through, by resource name. Becomes `domain.devices.hostDevices`.
   * Needs the feature gate HostDevices, and such a machine cannot be migrated live.
   * @default - none
   */
  readonly hostDevices?: string[];

  /**
   * Names in the machine of GPUs and devices that are passed through, by resource name; of several of a kind, that of the first.
   * Becomes `name` of `domain.devices.gpus[]` and `hostDevices[]`.
   * @default - `gpu1`, `hostdevice1`, ...
   */
  readonly deviceNames?: { [resource: string]: string };

  /**
   * How far it can grow without a restart.
   * @default - four times its size
   */
  readonly headroom?: Headroom;

  /**
   * Features of the CPU that the guest has or has not. Becomes `domain.cpu.features`.
   * @default - those of the CPU model
   */
  readonly cpuFeatures?: CpuFeature[];

  /**
   * Whether the guest sees the memory nodes of its host. With `dedicatedCpu` and `hugePages` only. Becomes `domain.cpu.numa.guestMappingPassthrough`.
   * @default - false
   */
  readonly numaPassthrough?: boolean;

  /**
   * CPUs that meet deadlines. With `dedicatedCpu` and `numaPassthrough` only. Becomes `domain.cpu.realtime`.
   * @default - none
   */
  readonly realtime?: Realtime;

  /**
   * How many threads share the work of the disks, beside those of single disks. Becomes `domain.ioThreads.supplementalPoolThreadCount`.
   * @default - as `ioThreads` says
   */
  readonly ioThreadCount?: number;

  /**
   * UEFI in KubeVirt's own words, where `firmware` cannot say it. Becomes `domain.firmware.bootloader.efi`.
   * @default - `firmware` says it
   */
  readonly efi?: EfiFirmware;

  /**
   * BIOS in KubeVirt's own words. Becomes `domain.firmware.bootloader.bios`.
   * @default - `firmware` says it
   */
  readonly bios?: BiosFirmware;

  /**
   * A TPM in KubeVirt's own words, for one that keeps its content while UEFI does not. Becomes `domain.devices.tpm`.
   * @default - `firmware` says it
   */
  readonly tpm?: TpmDevice;

  /**
   * The system management mode, which secure boot needs. Becomes `domain.features.smm`.
   * @default - on with `firmware.secureBoot`
   */
  readonly smm?: HardwareFeature;

  /**
   * The power interface. Becomes `domain.features.acpi`.
   * @default - on
   */
  readonly acpi?: HardwareFeature;

  /**
   * The interrupt controller. Becomes `domain.features.apic`.
   * @default - on
   */
  readonly apic?: ApicFeature;

  /**
   * Spinlocks that tell KVM that they wait. Becomes `domain.features.pvspinlock`.
   * @default - on
   */
  readonly pvspinlock?: HardwareFeature;

  /**
   * Whether the guest does not see that it runs on KVM, for drivers that refuse to. Becomes `domain.features.kvm.hidden`.
   * @default - false
   */
  readonly kvmHidden?: boolean;

  /**
   * What a Windows guest finds of Hyper-V. Becomes `domain.features.hyperv`.
   * @default - what the instance profile prefers
   */
  readonly hyperv?: HypervFeatures;

  /**
   * All of Hyper-V that the node has; such a machine cannot be migrated. Becomes `domain.features.hypervPassthrough`.
   * @default - off
   */
  readonly hypervPassthrough?: HardwareFeature;

  /**
   * The clock and its timers. Becomes `domain.clock`.
   * @default - what the instance profile prefers
   */
  readonly clock?: GuestClock;

  /**
   * Whether the guest has random numbers of the host. Becomes `domain.devices.rng`.
   * @default - what the instance profile prefers
   */
  readonly rng?: boolean;

  /**
   * Whether network interfaces have a queue for each CPU. Becomes `domain.devices.networkInterfaceMultiqueue`.
   * @default - what the instance profile prefers
   */
  readonly networkMultiqueue?: boolean;

  /**
   * Whether disks on the virtio bus have a queue for each CPU. Becomes `domain.devices.blockMultiQueue`.
   * @default - what the instance profile prefers
   */
  readonly diskMultiqueue?: boolean;

  /**
   * Input devices. Becomes `domain.devices.inputs`.
   * @default - what the instance profile prefers
   */
  readonly inputs?: InputDevice[];

  /**
   * Whether it has an input device without having named one. Becomes `domain.devices.autoattachInputDevice`.
   * @default - what the instance profile prefers
   */
  readonly inputDevice?: boolean;

  /**
   * Whether it has a graphics card and VNC. Becomes `domain.devices.autoattachGraphicsDevice`.
   * @default - true
   */
  readonly graphics?: boolean;

  /**
   * The graphics card. Becomes `domain.devices.video`. KubeVirt 1.6 and later.
   * @default - that of the architecture and the firmware
   */
  readonly video?: VideoDevice;

  /**
   * Whether it has a serial console. Becomes `domain.devices.autoattachSerialConsole`.
   * @default - true
   */
  readonly serialConsole?: boolean;

  /**
   * Whether what is written to that console is in the log of the pod. Becomes `domain.devices.logSerialConsole`.
   * @default - as the cluster has it
   */
  readonly serialConsoleLog?: boolean;

  /**
   * Whether the host sees how much memory the guest uses. Becomes `domain.devices.autoattachMemBalloon`.
   * @default - true
   */
  readonly memoryBalloon?: boolean;

  /**
   * Whether processes of the node talk to the guest by VSOCK. Needs the feature gate VSOCK. Becomes `domain.devices.autoattachVSOCK`.
   * @default - false
   */
  readonly vsock?: boolean;

  /**
   * Whether disks can be attached while it runs. Becomes the contrary of `domain.devices.disableHotplug`.
   * @default - true
   */
  readonly hotplug?: boolean;

  /**
   * Whether its devices speak the older virtio, for guests before 2016. Becomes `domain.devices.useVirtioTransitional`.
   * @default - false
   */
  readonly virtioTransitional?: boolean;

  /**
   * Whether USB devices of a desk can be plugged into it (`virtctl usbredir`). Becomes `domain.devices.clientPassthrough`.
   * @default - false
   */
  readonly usbRedirection?: boolean;

  /**
   * Whether it reads the metrics of its node. Needs the feature gate DownwardMetrics. Becomes `domain.devices.downwardMetrics`.
   * @default - false
   */
  readonly downwardMetrics?: boolean;

  /**
   * A sound card. Becomes `domain.devices.sound`.
   * @default - what the instance profile prefers
   */
  readonly sound?: SoundDevice;

  /**
   * A watchdog, which the guest has to feed. Becomes `domain.devices.watchdog`.
   * @default - none
   */
  readonly watchdog?: WatchdogDevice;

  /**
   * Devices by which the guest says that it has crashed. Becomes `domain.devices.panicDevices`. KubeVirt 1.6 and later.
   * @default - none
   */
  readonly panicDevices?: PanicDevice[];

  /**
   * What the guest reads of its case. Becomes `domain.chassis`.
   * @default - that of the cluster
   */
  readonly chassis?: Chassis;
}
