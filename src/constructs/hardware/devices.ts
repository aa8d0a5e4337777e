/**
 * A feature of the guest's CPU. Becomes `domain.cpu.features[]`.
 */
export interface CpuFeature {
  /** As libvirt names it, e.g. `tsc-deadline`. */
  readonly name: string;

  /**
   * `force`, `require`, `optional`, `disable` or `forbid`.
   * @default 'require'
   */
  readonly policy?: string;
}

/**
 * CPUs that meet deadlines. Becomes `domain.cpu.realtime`.
 */
export interface Realtime {
  /**
   * Which of the CPUs, e.g. `0-3,^1`.
   * @default - all
   */
  readonly mask?: string;
}

/**
 * UEFI in KubeVirt's own words. Becomes `domain.firmware.bootloader.efi`.
 */
export interface EfiFirmware {
  /**
   * Whether it starts signed systems only, for which `smm` has to be on.
   * @default true
   */
  readonly secureBoot?: boolean;

  /**
   * Whether its variables outlive a restart.
   * @default false
   */
  readonly persistent?: boolean;
}

/**
 * BIOS in KubeVirt's own words. Becomes `domain.firmware.bootloader.bios`.
 */
export interface BiosFirmware {
  /**
   * Whether it writes to the serial console.
   * @default false
   */
  readonly useSerial?: boolean;
}

/**
 * A TPM in KubeVirt's own words. Becomes `domain.devices.tpm`.
 */
export interface TpmDevice {
  /**
   * Whether it is there.
   * @default true
   */
  readonly enabled?: boolean;

  /**
   * Whether its content outlives a restart.
   * @default false
   */
  readonly persistent?: boolean;
}

/**
 * An input device. Becomes `domain.devices.inputs[]`.
 */
export interface InputDevice {
  /** Its name. */
  readonly name: string;

  /** `tablet`, by which the pointer is where it is shown, or `keyboard`. */
  readonly type: string;

  /**
   * `usb` or `virtio`.
   * @default 'usb'
   */
  readonly bus?: string;
}

/**
 * A sound card. Becomes `domain.devices.sound`.
 */
export interface SoundDevice {
  /** Its name. */
  readonly name: string;

  /**
   * `ich9` or `ac97`.
   * @default 'ich9'
   */
  readonly model?: string;
}

/**
 * The graphics card. Becomes `domain.devices.video`. KubeVirt 1.6 and later.
 */
export interface VideoDevice {
  /**
   * `virtio`, `vga`, `bochs` or `ramfb`.
   * @default - that of the architecture and the firmware
   */
  readonly type?: string;
}

/**
 * What a watchdog does when the guest has stopped feeding it.
 */
export interface WatchdogTimer {
  /**
   * `reset`, `poweroff` or `shutdown`.
   * @default 'reset'
   */
  readonly action?: string;
}

/**
 * A watchdog, which the guest has to feed. Becomes `domain.devices.watchdog`.
 */
export interface WatchdogDevice {
  /** Its name. */
  readonly name: string;

  /**
   * An i6300esb, on amd64.
   * @default - none
   */
  readonly i6300esb?: WatchdogTimer;

  /**
   * A diag288, on s390x.
   * @default - none
   */
  readonly diag288?: WatchdogTimer;
}

/**
 * A device by which the guest says that it has crashed. Becomes `domain.devices.panicDevices[]`. KubeVirt 1.6 and later.
 */
export interface PanicDevice {
  /**
   * `isa`, `pvpanic` or `hyperv`.
   * @default - that of the architecture
   */
  readonly model?: string;
}

/**
 * What the guest reads of its case (SMBIOS). Becomes `domain.chassis`.
 */
export interface Chassis {
  /**
   * Its maker.
   * @default - that of the cluster
   */
  readonly manufacturer?: string;
  /**
   * Its version.
   * @default - none
   */
  readonly version?: string;
  /**
   * Its serial number.
   * @default - none
   */
  readonly serial?: string;
  /**
   * Its asset tag.
   * @default - none
   */
  readonly asset?: string;
  /**
   * Its stock keeping unit.
   * @default - that of the cluster
   */
  readonly sku?: string;
}
