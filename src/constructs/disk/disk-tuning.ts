/** Whether the host's page cache is used. Becomes `devices.disks[].cache`. */
export enum DiskCache {
  /** No page cache. */
  NONE = 'none',
  /** With the page cache; a write is complete when the data is in the storage. */
  WRITETHROUGH = 'writethrough',
  /** With the page cache; a write is complete when the data is in the host's memory. Fast, but data is lost if the host fails. */
  WRITEBACK = 'writeback',
}

/**
 * How the host reads and writes a disk. Becomes `devices.disks[].io`.
 */
export enum DiskIo {
  /** With the kernel's interface for asynchronous I/O. */
  NATIVE = 'native',
  /** With threads. */
  THREADS = 'threads',
}

/**
 * What happens when a disk has an error. Becomes `devices.disks[].errorPolicy`.
 */
export enum DiskErrorPolicy {
  /** The machine is paused. */
  STOP = 'stop',
  /** The error is reported to the guest. */
  REPORT = 'report',
  /** The error is ignored, and the guest continues with wrong data. */
  IGNORE = 'ignore',
  /** The machine is paused if the storage is full, and other errors are reported to the guest. */
  ENOSPACE = 'enospace',
}

/**
 * Block sizes in bytes, each a power of two from 512 to 2 MiB.
 */
export interface CustomBlockSize {
  /** The smallest block that the guest can read or write. */
  readonly logical: number;
  /** The block that the storage writes in one operation. */
  readonly physical: number;
}

/**
 * Whether the guest sees the block sizes of the volume.
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
   * The block sizes of the volume, instead of explicit block sizes.
   * @default - 512 bytes
   */
  readonly matchVolume?: MatchedBlockSize;
}

/**
 * Settings of a disk on the host of the machine. Plain KubeVirt only.
 */
export interface DiskTuning {
  /**
   * The use of the host's page cache.
   * @default - KubeVirt decides by the storage
   */
  readonly cache?: DiskCache;

  /**
   * How the host reads and writes the disk.
   * @default - KubeVirt decides by the storage
   */
  readonly io?: DiskIo;

  /**
   * Serial number of the disk: at most 256 characters of A-Z, a-z, 0-9, "_", ".", "+", "-". On the virtio bus, the guest sees only the first 20
   * characters.
   * @default - none
   */
  readonly serial?: string;

  /**
   * Whether the disk has its own I/O thread. Needs `hardware.ioThreads`. Becomes `devices.disks[].dedicatedIOThread`.
   * @default false
   */
  readonly dedicatedIoThread?: boolean;

  /**
   * The block sizes that the guest sees.
   * @default - 512 bytes
   */
  readonly blockSize?: BlockSize;

  /**
   * What happens when the disk has an error.
   * @default DiskErrorPolicy.STOP
   */
  readonly errorPolicy?: DiskErrorPolicy;

  /**
   * A tag of the disk in the guest's metadata. Becomes `devices.disks[].tag`.
   * @default - none
   */
  readonly tag?: string;

  /**
   * The PCI address of the disk, e.g. `0000:81:00.1`. Only on the virtio bus. Becomes `devices.disks[].disk.pciAddress`.
   * @default - the next free address
   */
  readonly pciAddress?: string;
}
