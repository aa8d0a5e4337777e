/**
 * Whether the host keeps what a disk reads and writes in its memory. Becomes `devices.disks[].cache`.
 */
export enum DiskCache {
  /** It does not. */
  NONE = 'none',
  /** It does, and a write is done when the storage has it. */
  WRITETHROUGH = 'writethrough',
  /** It does, and a write is done when the host has it: fast, and lost with the host. */
  WRITEBACK = 'writeback',
}

/**
 * How the host does a disk's reads and writes. Becomes `devices.disks[].io`.
 */
export enum DiskIo {
  /** By the kernel's asynchronous interface. */
  NATIVE = 'native',
  /** By threads. */
  THREADS = 'threads',
}

/**
 * How a machine's host treats a disk. Plain KubeVirt only.
 */
export interface DiskTuning {
  /**
   * Whether the host caches.
   * @default - KubeVirt decides by the storage
   */
  readonly cache?: DiskCache;

  /**
   * How reads and writes are done.
   * @default - KubeVirt decides by the storage
   */
  readonly io?: DiskIo;

  /**
   * Serial number that the guest sees: at most 256 of A-Z, a-z, 0-9, "_", ".", "+", "-" (20 on the virtio bus).
   * @default - none
   */
  readonly serial?: string;
}
