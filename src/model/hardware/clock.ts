/**
 * A timer of the guest.
 */
export interface ClockTimer {
  /**
   * Whether the guest has the timer.
   * @default true
   */
  readonly present?: boolean;

  /**
   * How the timer handles missed ticks: `delay`, `catchup`, `merge` or `discard`. Not for `hyperv` and `kvm`.
   * @default - the default of QEMU
   */
  readonly tickPolicy?: string;

  /**
   * The clock that the real-time clock tracks: `guest` or `wall`. Only for `rtc`.
   * @default - the default of QEMU
   */
  readonly track?: string;
}

/**
 * The timers of the guest. Becomes `domain.clock.timer`.
 */
export interface ClockTimers {
  /**
   * The high-precision event timer.
   * @default - none
   */
  readonly hpet?: ClockTimer;
  /**
   * Hyper-V's reference time.
   * @default - none
   */
  readonly hyperv?: ClockTimer;
  /**
   * KVM's clock.
   * @default - the guest has it
   */
  readonly kvm?: ClockTimer;
  /**
   * The programmable interval timer.
   * @default - the default of QEMU
   */
  readonly pit?: ClockTimer;
  /**
   * The real-time clock.
   * @default - the default of QEMU
   */
  readonly rtc?: ClockTimer;
}

/**
 * A clock in UTC.
 */
export interface UtcClock {
  /**
   * Offset from UTC in seconds. If an offset is set, a change of the clock by the guest survives reboots until the machine stops.
   * @default 0
   */
  readonly offsetSeconds?: number;
}

/**
 * The clock of the guest. Becomes `domain.clock`.
 */
export interface GuestClock {
  /**
   * The settings of a clock in UTC, which Linux expects.
   * @default - UTC, unless `timezone` is set
   */
  readonly utc?: UtcClock;

  /**
   * The time zone of the clock, e.g. `Europe/Berlin`.
   * @default - UTC
   */
  readonly timezone?: string;

  /**
   * The timers of the guest.
   * @default - the timers of QEMU and of the instance profile
   */
  readonly timer?: ClockTimers;
}
