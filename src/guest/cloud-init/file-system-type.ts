/**
 * The type of a file system on a disk of the guest.
 */
export class CloudFileSystemType {
  /** Grows while mounted, cannot shrink. Labels of at most 12 bytes. */
  public static readonly XFS = new CloudFileSystemType('xfs', 12);

  /** The default of Debian and Ubuntu. Labels of at most 16 bytes. */
  public static readonly EXT4 = new CloudFileSystemType('ext4', 16);

  /** Labels of at most 16 bytes. */
  public static readonly EXT3 = new CloudFileSystemType('ext3', 16);

  /** Labels of at most 255 bytes. */
  public static readonly BTRFS = new CloudFileSystemType('btrfs', 255);

  /** Swap space on a whole disk or partition. Labels of at most 15 bytes. */
  public static readonly SWAP = new CloudFileSystemType('swap', 15);

  /** FAT. It takes no label here: cloud-init passes labels with `-L`, which `mkfs.vfat` does not know. */
  public static readonly VFAT = new CloudFileSystemType('vfat', 0);

  /**
   * Any other type for which the image has a command `mkfs.<name>`.
   * @param name Name of the type, e.g. `f2fs`.
   */
  public static of(name: string): CloudFileSystemType {
    return Object.values(CloudFileSystemType).find(type => type instanceof CloudFileSystemType && type.name === name)
      ?? new CloudFileSystemType(name, 255);
  }

  private constructor(
    /** Name of the type, as in `mkfs.<name>` and `/etc/fstab`. */
    public readonly name: string,
    /** How many bytes a label may have. */
    public readonly maxLabelBytes: number,
  ) {}
}

/**
 * The part of a device that a file system is made on.
 */
export class CloudPartition {
  /**
   * The device itself, or its first free partition, unless it already has a file system of this type and label.
   * A device that holds anything else is left alone. The only choice that never destroys data.
   */
  public static readonly AUTO = new CloudPartition('auto');

  /** As `AUTO`, but a file system of this type with another label counts as the one that is wanted. */
  public static readonly ANY = new CloudPartition('any');

  /** The device itself, whatever it holds: formatted each time cloud-init runs, also after a new seed. Needs `overwrite: true`. */
  public static readonly NONE = new CloudPartition('none');

  /**
   * The partition of this number. It is formatted unless it already has a file system of this type and label.
   * @param index Number of the partition, from 1.
   */
  public static number(index: number): CloudPartition {
    return new CloudPartition(String(index));
  }

  private constructor(
    /** The value in the document: `auto`, `any`, `none` or digits. */
    public readonly value: string,
  ) {}
}
