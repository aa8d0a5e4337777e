import { gate } from '../../../model/calls/gate';

/**
 * The type of a file system on a disk of the guest.
 */
export class CloudFileSystemType {
  /** The file system can grow while it is mounted, and cannot shrink. Labels of at most 12 bytes. */
  public static readonly XFS = new CloudFileSystemType('xfs', 12);

  /** The default of Debian and Ubuntu. Labels of at most 16 bytes. */
  public static readonly EXT4 = new CloudFileSystemType('ext4', 16);

  /** Labels of at most 16 bytes. */
  public static readonly EXT3 = new CloudFileSystemType('ext3', 16);

  /** Labels of at most 255 bytes. */
  public static readonly BTRFS = new CloudFileSystemType('btrfs', 255);

  /** Swap space on a whole disk or partition. Labels of at most 15 bytes. */
  public static readonly SWAP = new CloudFileSystemType('swap', 15);

  /** FAT. You cannot set a label, because cloud-init passes labels with the option `-L`, which `mkfs.vfat` does not have. */
  public static readonly VFAT = new CloudFileSystemType('vfat', 0);

  /**
   * Any other type for which the image has a command `mkfs.<name>`.
   * @param name Name of the type, e.g. `f2fs`.
   */
  public static fromName(name: string): CloudFileSystemType {
    return Object.values(CloudFileSystemType).find(type => type instanceof CloudFileSystemType && type.name === name)
      ?? new CloudFileSystemType(name, 255);
  }

  private constructor(
    /** Name of the type, as in `mkfs.<name>` and `/etc/fstab`. */
    public readonly name: string,
    /** The maximum length of a label, in bytes. */
    public readonly maxLabelBytes: number,
  ) {}

  /** The name of the type. */
  public toString(): string {
    return this.name;
  }
}

gate(CloudFileSystemType);

/**
 * The condition for creating a file system on a device.
 */
export enum CloudFormat {
  /**
   * Only on an empty device, or on the first empty partition of the device. If the device has a file system of this type with this label, the guest
   * uses the existing file system. cloud-init does not change other content, so no data is destroyed.
   */
  IF_EMPTY = 'auto',

  /** Like `IF_EMPTY`, but the guest also uses an existing file system of the same type with another label. */
  IF_EMPTY_ANY_LABEL = 'any',

  /** At the first boot, and again after each new `cloudInitSeed`, even if the device has other content. Destroys data. */
  ALWAYS = 'none',
}
