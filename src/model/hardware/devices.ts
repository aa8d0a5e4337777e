/**
 * An input device. Becomes `domain.devices.inputs[]`.
 */
export interface InputDevice {
  /** The name of the input device. */
  readonly name: string;

  /** `tablet`, an absolute pointer. KubeVirt accepts no other type. */
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
  /** The name of the sound card. */
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
   * `virtio`, `vga`, `bochs`, `cirrus` or `ramfb`. On arm64 only `virtio` or `ramfb`.
   * @default - depends on the architecture and the firmware
   */
  readonly type?: string;
}

/**
 * The action of a watchdog that the guest does not reset.
 */
export interface WatchdogTimer {
  /**
   * `reset`, `poweroff` or `shutdown`.
   * @default 'reset'
   */
  readonly action?: string;
}

/**
 * A watchdog, which the guest must reset regularly. Becomes `domain.devices.watchdog`.
 */
export interface WatchdogDevice {
  /** The name of the watchdog. */
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
 * A panic device, by which the guest reports a crash. Becomes `domain.devices.panicDevices[]`. KubeVirt 1.6 and later.
 */
export interface PanicDevice {
  /**
   * `isa`, `pvpanic` or `hyperv`.
   * @default - depends on the architecture
   */
  readonly model?: string;
}

/**
 * The devices of a machine besides its disks and network interfaces.
 */
export interface HardwareDevices {
  /**
   * Whether the guest has a random number generator (virtio-rng), which gets its random numbers from the host. Becomes `domain.devices.rng`.
   * @default - the preference of the instance profile
   */
  readonly rng?: boolean;

  /**
   * Whether network interfaces have a queue for each CPU. Becomes `domain.devices.networkInterfaceMultiqueue`.
   * @default - the preference of the instance profile
   */
  readonly networkMultiqueue?: boolean;

  /**
   * Whether disks on the virtio bus have a queue for each CPU. Becomes `domain.devices.blockMultiQueue`.
   * @default - the preference of the instance profile
   */
  readonly diskMultiqueue?: boolean;

  /**
   * Input devices. Becomes `domain.devices.inputs`.
   * @default - the preference of the instance profile
   */
  readonly inputs?: InputDevice[];

  /**
   * Whether the machine has a default input device. Becomes `domain.devices.autoattachInputDevice`.
   * @default - the preference of the instance profile
   */
  readonly inputDevice?: boolean;

  /**
   * Whether the machine has a graphics card and VNC. Becomes `domain.devices.autoattachGraphicsDevice`.
   * @default - true
   */
  readonly graphics?: boolean;

  /**
   * The graphics card. Becomes `domain.devices.video`. KubeVirt 1.6 and later.
   * @default - depends on the architecture and the firmware
   */
  readonly video?: VideoDevice;

  /**
   * Whether the machine has a serial console. Becomes `domain.devices.autoattachSerialConsole`.
   * @default - true
   */
  readonly serialConsole?: boolean;

  /**
   * Whether the output of the serial console is in the log of the pod. Becomes `domain.devices.logSerialConsole`.
   * @default - the default of the cluster
   */
  readonly serialConsoleLog?: boolean;

  /**
   * Whether the machine has a memory balloon device, which reports the guest's memory use. Becomes `domain.devices.autoattachMemBalloon`.
   * @default - true
   */
  readonly memoryBalloon?: boolean;

  /**
   * Whether processes of the node can connect to the guest with VSOCK. Needs the feature gate VSOCK. Becomes `domain.devices.autoattachVSOCK`.
   * @default - false
   */
  readonly vsock?: boolean;

  /**
   * Whether disks can be attached while the machine runs. Becomes `domain.devices.disableHotplug`, inverted.
   * @default - true
   */
  readonly hotplug?: boolean;

  /**
   * Whether the devices use transitional virtio, for guests before 2016. Becomes `domain.devices.useVirtioTransitional`.
   * @default - false
   */
  readonly virtioTransitional?: boolean;

  /**
   * Whether a client can redirect its USB devices to the machine (`virtctl usbredir`). Becomes `domain.devices.clientPassthrough`.
   * @default - false
   */
  readonly usbRedirection?: boolean;

  /**
   * Whether the guest can read the metrics of its node. Needs the feature gate DownwardMetrics. Becomes `domain.devices.downwardMetrics`.
   * @default - false
   */
  readonly downwardMetrics?: boolean;

  /**
   * A sound card. Becomes `domain.devices.sound`.
   * @default - the preference of the instance profile
   */
  readonly sound?: SoundDevice;

  /**
   * A watchdog, which the guest must reset regularly. Becomes `domain.devices.watchdog`.
   * @default - none
   */
  readonly watchdog?: WatchdogDevice;

  /**
   * Devices by which the guest reports a crash. Becomes `domain.devices.panicDevices`. KubeVirt 1.6 and later.
   * @default - none
   */
  readonly panicDevices?: PanicDevice[];
}
