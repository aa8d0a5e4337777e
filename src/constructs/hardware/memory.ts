import { Size } from 'cdk8s';

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
 * The maximum size to which a machine can grow without a restart.
 */
export interface Headroom {
  /**
   * The maximum number of sockets. Becomes `domain.cpu.maxSockets`.
   * @default - four times the sockets
   */
  readonly maxSockets?: number;

  /**
   * The maximum memory. Becomes `domain.memory.maxGuest`.
   * @default - four times the memory
   */
  readonly maxMemory?: Size;
}
