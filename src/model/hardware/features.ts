import { GuestClock } from './clock';

/**
 * A feature of the virtual hardware. An empty object enables it.
 */
export interface HardwareFeature {
  /**
   * Whether it is on.
   * @default true
   */
  readonly enabled?: boolean;
}

/**
 * The interrupt controller. Becomes `domain.features.apic`.
 */
export interface ApicFeature extends HardwareFeature {
  /**
   * Whether the guest ends interrupts without the host (`endOfInterrupt`).
   * @default false
   */
  readonly endOfInterrupt?: boolean;
}

/**
 * Spinlocks that tell the host that they wait. Becomes `domain.features.hyperv.spinlocks`.
 */
export interface HypervSpinlocks extends HardwareFeature {
  /**
   * Retries before the guest notifies the host: whole numbers from 4096.
   * @default 4096
   */
  readonly spinlocks?: number;
}

/**
 * Timers of synthetic interrupts. Becomes `domain.features.hyperv.synictimer`.
 */
export interface HypervSynicTimer extends HardwareFeature {
  /**
   * Whether they interrupt the guest directly.
   * @default - not
   */
  readonly direct?: HardwareFeature;
}

/**
 * Flushes of the address cache by the host. Becomes `domain.features.hyperv.tlbflush`.
 */
export interface HypervTlbFlush extends HardwareFeature {
  /**
   * Whether the guest's nested machines may ask for them. KubeVirt 1.8 and later.
   * @default - not
   */
  readonly direct?: HardwareFeature;
  /**
   * Whether parts of the cache can be flushed. KubeVirt 1.8 and later.
   * @default - not
   */
  readonly extended?: HardwareFeature;
}

/**
 * The vendor id of the hypervisor. Becomes `domain.features.hyperv.vendorid`.
 */
export interface HypervVendorId extends HardwareFeature {
  /**
   * 1 to 12 characters.
   * @default - that of KVM
   */
  readonly vendorid?: string;
}

/**
 * The Hyper-V enlightenments, which make a Windows guest faster. The Windows profiles set those that matter: set them only
 * for a machine without a profile. Becomes `domain.features.hyperv`, which has the same names.
 */
export interface HypervFeatures {
  /**
   * Nested machines that keep their state (Intel only).
   * @default - not
   */
  readonly evmcs?: HardwareFeature;
  /**
   * The frequencies of the clocks.
   * @default - not
   */
  readonly frequencies?: HardwareFeature;
  /**
   * Interrupts between CPUs by the hypervisor.
   * @default - not
   */
  readonly ipi?: HardwareFeature;
  /**
   * Notifications of a changed clock after a migration. @default - not
   */
  readonly reenlightenment?: HardwareFeature;
  /**
   * Relaxed timing: no crash if the host is slow. @default - not
   */
  readonly relaxed?: HardwareFeature;
  /**
   * A restart by the hypervisor.
   * @default - not
   */
  readonly reset?: HardwareFeature;
  /**
   * The run time of each CPU. @default - not
   */
  readonly runtime?: HardwareFeature;
  /**
   * Spinlocks that tell the host that they wait.
   * @default - not
   */
  readonly spinlocks?: HypervSpinlocks;
  /**
   * Synthetic interrupts.
   * @default - not
   */
  readonly synic?: HardwareFeature;
  /**
   * Timers of these. Needs `synic` and `vpindex`.
   * @default - not
   */
  readonly synictimer?: HypervSynicTimer;
  /**
   * Flushes of the address cache by the host.
   * @default - not
   */
  readonly tlbflush?: HypervTlbFlush;
  /**
   * A virtual interrupt controller.
   * @default - not
   */
  readonly vapic?: HardwareFeature;
  /**
   * The maker that the hypervisor calls itself.
   * @default - not
   */
  readonly vendorid?: HypervVendorId;
  /**
   * The number of each CPU.
   * @default - not
   */
  readonly vpindex?: HardwareFeature;
}

/**
 * Features of the hypervisor in the guest.
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
   * All Hyper-V enlightenments of the node; such a machine cannot be migrated. Becomes `domain.features.hypervPassthrough`.
   * @default - off
   */
  readonly hypervPassthrough?: HardwareFeature;

  /**
   * The clock and its timers. Becomes `domain.clock`.
   * @default - what the instance profile prefers
   */
  readonly clock?: GuestClock;
}
