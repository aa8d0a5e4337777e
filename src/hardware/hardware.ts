import { Size } from 'cdk8s';
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
 * What becomes of a machine when its node is drained. Becomes `spec.template.spec.evictionStrategy`.
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
   * How far it can grow without a restart.
   * @default - four times its size
   */
  readonly headroom?: Headroom;
}
