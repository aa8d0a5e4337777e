/** The use of the host's page cache. Becomes `devices.disks[].cache`. */
export enum DiskCache {
  /** It does not. */
  NONE = 'none',
  /** It does, and a write is done when the storage has it. */
  WRITETHROUGH = 'writethrough',
  /** Cached, and a write is complete when it is in the host's memory: fast, but lost if the host fails. */
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
 * What happens when a disk has an error. Becomes `devices.disks[].errorPolicy`.
 */
export enum DiskErrorPolicy {
  /** The machine is paused. */
  STOP = 'stop',
  /** The guest is told. */
  REPORT = 'report',
  /** Nothing: the guest goes on with wrong data. */
  IGNORE = 'ignore',
  /** The machine is paused if the storage is full, and other errors are reported to the guest. */
  ENOSPACE = 'enospace',
}

/**
 * Block sizes in bytes, each a power of two from 512 to 2 MiB.
 */
export interface CustomBlockSize {
  /** The smallest that the guest can read or write. */
  readonly logical: number;
  /** The one that the storage writes at once. */
  readonly physical: number;
}

/**
 * Block sizes of the volume.
 */
export interface MatchedBlockSize {
  /**
   * Whether to use the block sizes of the volume.
   * @default true
   */
  readonly enabled?: boolean;
}

/**
 * The block sizes that the guest sees. Becomes `devices.disks[].blockSize`.
 */
export interface BlockSize {
  /**
   * Explicit block sizes.
   * @default - 512 bytes
   */
  readonly custom?: CustomBlockSize;
  /**
   * The block sizes of the volume.
   * @default - 512 bytes
   */
  readonly matchVolume?: MatchedBlockSize;
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

  /**
   * Whether it has its own I/O thread. Needs `hardware.ioThreads`. Becomes `devices.disks[].dedicatedIOThread`.
   * @default false
   */
  readonly dedicatedIoThread?: boolean;

  /**
   * The block sizes that the guest sees.
   * @default - 512 bytes
   */
  readonly blockSize?: BlockSize;

  /**
   * What happens when it has an error.
   * @default DiskErrorPolicy.STOP
   */
  readonly errorPolicy?: DiskErrorPolicy;

  /**
   * A tag in the guest's metadata. Becomes `devices.disks[].tag`.
   * @default - none
   */
  readonly tag?: string;

  /**
   * Its PCI address, e.g. `0000:81:01.10`. On the virtio bus only. Becomes `devices.disks[].disk.pciAddress`.
   * @default - the next free one
   */
  readonly pciAddress?: string;
}
