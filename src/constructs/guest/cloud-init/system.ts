import { Duration } from 'cdk8s';

/**
 * The guest's time service.
 */
export interface CloudNtp {
  /**
   * Whether cloud-init configures a time service. Becomes `ntp.enabled`.
   * @default - cloud-init's default: true
   */
  readonly enabled?: boolean;

  /**
   * Servers: host names or IP addresses. Becomes `ntp.servers`.
   * @default - none
   */
  readonly servers?: string[];

  /**
   * Pools of servers. Becomes `ntp.pools`.
   * @default - the pools of the distribution if you set no `servers`, otherwise none
   */
  readonly pools?: string[];

  /**
   * The client to use: chrony, ntp, openntpd, ntpdate, systemd-timesyncd. Becomes `ntp.ntp_client`.
   * @default - the default client of the distribution
   */
  readonly client?: string;
}

/**
 * The action after cloud-init is finished.
 */
export enum CloudPowerMode {
  /** Power off. With `RunStrategy.ALWAYS`, the platform starts the machine again. */
  POWEROFF = 'poweroff',

  /** Restart. */
  REBOOT = 'reboot',

  /** Stop without powering off. */
  HALT = 'halt',
}

/**
 * A change of the guest's power state after cloud-init is finished.
 */
export interface CloudPowerState {
  /** The action. Becomes `power_state.mode`. */
  readonly mode: CloudPowerMode;

  /**
   * The delay after the end of cloud-init, in whole minutes. Becomes `power_state.delay`.
   * @default - immediately
   */
  readonly delay?: Duration;

  /**
   * The maximum time for cloud-init to end, in whole seconds. Becomes `power_state.timeout`.
   * @default - cloud-init's default: 30 seconds
   */
  readonly timeout?: Duration;

  /**
   * The message to logged-in users. Becomes `power_state.message`.
   * @default - none
   */
  readonly message?: string;

  /**
   * A shell command; the action is done only if the command exits with 0. Becomes `power_state.condition`.
   * @default - always
   */
  readonly condition?: string;
}
