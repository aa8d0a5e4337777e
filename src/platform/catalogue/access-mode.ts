/**
 * How many nodes may use a volume of a storage class at once.
 */
export enum AccessMode {
  /** One node reads and writes. A machine with such a disk cannot be migrated live. */
  READ_WRITE_ONCE = 'ReadWriteOnce',
  /** Many nodes read and write: what live migration needs. */
  READ_WRITE_MANY = 'ReadWriteMany',
}

/**
 * What a volume of a storage class is.
 */
export enum VolumeMode {
  /** A raw device. */
  BLOCK = 'Block',
  /** A file on a file system. */
  FILESYSTEM = 'Filesystem',
}
