import { GuestClock } from './clock';

/**
 * A feature of the virtual hardware. An empty object enables the feature.
 */
export interface HardwareFeature {
  /**
   * Whether the feature is on.
   * @default true
   */
  readonly enabled?: boolean;
}

/**
 * The interrupt controller. Becomes `domain.features.apic`.
 */
export interface ApicFeature extends HardwareFeature {
  /**
   * Whether the guest ends interrupts without an exit to the host (`endOfInterrupt`).
   * @default false
   */
  readonly endOfInterrupt?: boolean;
}

/**
 * Paravirtual spinlocks: a CPU that waits for a lock notifies the host. Becomes `domain.features.hyperv.spinlocks`.
 */
export interface HypervSpinlocks extends HardwareFeature {
  /**
   * The number of retries before the guest notifies the host: a whole number from 4096.
   * @default 4096
   */
  readonly spinlocks?: number;
}

/**
 * Synthetic timers. Becomes `domain.features.hyperv.synictimer`.
 */
export interface HypervSynicTimer extends HardwareFeature {
  /**
   * Whether the timers interrupt the guest directly.
   * @default - disabled
   */
  readonly direct?: HardwareFeature;
}

/**
 * TLB flushes by the hypervisor. Becomes `domain.features.hyperv.tlbflush`.
 */
export interface HypervTlbFlush extends HardwareFeature {
  /**
   * Whether nested machines of the guest may use the flushes. KubeVirt 1.8 and later.
   * @default - disabled
   */
  readonly direct?: HardwareFeature;
  /**
   * Whether parts of the TLB can be flushed. KubeVirt 1.8 and later.
   * @default - disabled
   */
  readonly extended?: HardwareFeature;
}

/**
 * The vendor id of the hypervisor. Becomes `domain.features.hyperv.vendorid`.
 */
export interface HypervVendorId extends HardwareFeature {
  /**
   * The vendor id, with 1 to 12 characters.
   * @default - the vendor id of KVM
   */
  readonly vendorid?: string;
}

/**
 * The Hyper-V enlightenments, which make a Windows guest faster. The Windows profiles set the important ones. Set these properties only for
 * a machine without a profile. Becomes `domain.features.hyperv`, which has the same names.
 */
export interface HypervFeatures {
  /**
   * Enlightened VMCS for nested machines (Intel only).
   * @default - disabled
   */
  readonly evmcs?: HardwareFeature;
  /**
   * MSRs with the frequencies of the clocks.
   * @default - disabled
   */
  readonly frequencies?: HardwareFeature;
  /**
   * Inter-processor interrupts (IPI) that the hypervisor sends.
   * @default - disabled
   */
  readonly ipi?: HardwareFeature;
  /**
   * Notifications of a changed TSC frequency after a migration.
   * @default - disabled
   */
  readonly reenlightenment?: HardwareFeature;
  /**
   * Relaxed timing: the guest does not crash if the host is slow.
   * @default - disabled
   */
  readonly relaxed?: HardwareFeature;
  /**
   * A reset of the guest by a hypervisor MSR.
   * @default - disabled
   */
  readonly reset?: HardwareFeature;
  /**
   * An MSR with the run time of each virtual CPU.
   * @default - disabled
   */
  readonly runtime?: HardwareFeature;
  /**
   * Paravirtual spinlocks: a CPU that waits for a lock notifies the host.
   * @default - disabled
   */
  readonly spinlocks?: HypervSpinlocks;
  /**
   * Synthetic interrupts.
   * @default - disabled
   */
  readonly synic?: HardwareFeature;
  /**
   * Synthetic timers. They need `synic` and `vpindex`.
   * @default - disabled
   */
  readonly synictimer?: HypervSynicTimer;
  /**
   * TLB flushes by the hypervisor.
   * @default - disabled
   */
  readonly tlbflush?: HypervTlbFlush;
  /**
   * A virtual interrupt controller.
   * @default - disabled
   */
  readonly vapic?: HardwareFeature;
  /**
   * The vendor id of the hypervisor.
   * @default - disabled
   */
  readonly vendorid?: HypervVendorId;
  /**
   * An MSR with the index of each virtual CPU.
   * @default - disabled
   */
  readonly vpindex?: HardwareFeature;
}

/**
 * Features of the hypervisor that the guest sees.
 */
export interface HardwareFeatures {
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
   * Paravirtual spinlocks: a CPU that waits for a lock notifies KVM. Becomes `domain.features.pvspinlock`.
   * @default - on
   */
  readonly pvspinlock?: HardwareFeature;

  /**
   * Whether KVM is hidden from the guest, for drivers that do not run on KVM. Becomes `domain.features.kvm.hidden`.
   * @default - false
   */
  readonly kvmHidden?: boolean;

  /**
   * The Hyper-V enlightenments for a Windows guest. Becomes `domain.features.hyperv`.
   * @default - the preference of the instance profile
   */
  readonly hyperv?: HypervFeatures;

  /**
   * All Hyper-V enlightenments of the node. A machine with this feature cannot be migrated. Becomes `domain.features.hypervPassthrough`.
   * @default - off
   */
  readonly hypervPassthrough?: HardwareFeature;

  /**
   * The clock and its timers. Becomes `domain.clock`.
   * @default - the preference of the instance profile
   */
  readonly clock?: GuestClock;
}
