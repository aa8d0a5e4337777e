/**
 * How many nodes may use a volume of a storage class at the same time.
 */
export enum AccessMode {
  /** One node reads and writes. A machine with such a disk cannot be migrated live. */
  READ_WRITE_ONCE = 'ReadWriteOnce',
  /** Many nodes read and write. Live migration needs this mode. */
  READ_WRITE_MANY = 'ReadWriteMany',
}

/**
 * The volume mode of a storage class.
 */
export enum VolumeMode {
  /** A raw device. */
  BLOCK = 'Block',
  /** A file system. */
  FILESYSTEM = 'Filesystem',
}

/**
 * When a volume of a storage class is created.
 */
export enum BindingMode {
  /** Immediately. */
  IMMEDIATE = 'Immediate',
  /** When the first machine uses the volume, on the node of that machine. */
  WAIT_FOR_FIRST_CONSUMER = 'WaitForFirstConsumer',
}

/**
 * What happens to a volume of a storage class when its claim is deleted.
 */
export enum ReclaimPolicy {
  /** The volume is deleted. */
  DELETE = 'Delete',
  /** The volume stays, and must be deleted by hand. */
  RETAIN = 'Retain',
}
