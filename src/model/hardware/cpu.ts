/**
 * A feature of the guest's CPU. Becomes `domain.cpu.features[]`.
 */
export interface CpuFeature {
  /** The name of the feature in libvirt, e.g. `tsc-deadline`. */
  readonly name: string;

  /**
   * `force`, `require`, `optional`, `disable` or `forbid`.
   * @default 'require'
   */
  readonly policy?: string;
}

/**
 * CPUs for real-time workloads. Becomes `domain.cpu.realtime`.
 */
export interface Realtime {
  /**
   * The virtual CPUs with real-time priority, e.g. `0-3,^1`.
   * @default - all
   */
  readonly mask?: string;
}

/**
 * The CPU settings of a machine.
 */
export interface HardwareCpu {
  /**
   * Whether the machine has dedicated CPUs. Becomes `domain.cpu.dedicatedCpuPlacement`. Needs nodes with the CPU manager.
   * @default - the value of the instance type
   */
  readonly dedicatedCpu?: boolean;

  /**
   * Whether QEMU's emulator threads have a dedicated CPU. Only with `dedicatedCpu`.
   * @default false
   */
  readonly isolatedEmulator?: boolean;

  /**
   * Features of the CPU that the guest has or does not have. Becomes `domain.cpu.features`.
   * @default - the features of the CPU model
   */
  readonly cpuFeatures?: CpuFeature[];

  /**
   * Whether the guest has the NUMA topology of its node. Only with `dedicatedCpu` and `hugePages`. Becomes
   * `domain.cpu.numa.guestMappingPassthrough`.
   * @default - false
   */
  readonly numaPassthrough?: boolean;

  /**
   * CPUs for real-time workloads. Only with `dedicatedCpu` and `numaPassthrough`. Becomes `domain.cpu.realtime`.
   * @default - none
   */
  readonly realtime?: Realtime;
}
