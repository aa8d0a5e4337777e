import { Size } from 'cdk8s';
import { CloudFileSystemType, CloudFormat } from './file-system-type';

/**
 * A file system of the guest. cloud-init creates the file system at first boot, by default only if the device is empty, and mounts it at
 * `mountPoint`.
 */
export interface CloudFileSystem {
  /**
   * The disk or partition: an absolute path, e.g. `/dev/vdb`, or a name of `device_aliases`. Unique within the config. Becomes
   * `fs_setup[].device`.
   */
  readonly device: string;

  /** Type of the file system. Becomes `fs_setup[].filesystem`. */
  readonly type: CloudFileSystemType;

  /**
   * Label that identifies the file system, independent of the order of the disks. Becomes `fs_setup[].label`.
   * @default - none
   */
  readonly label?: string;

  /**
   * The condition for creating the file system. Becomes `fs_setup[].partition` and `fs_setup[].overwrite`.
   * @default CloudFormat.IF_EMPTY
   */
  readonly format?: CloudFormat;

  /**
   * Further options of the `mkfs` command. Becomes `fs_setup[].extra_opts`.
   * @default - none
   */
  readonly extraOptions?: string[];

  /**
   * The directory where the file system is mounted; `none` for swap. The line in `/etc/fstab` has the label of the file system if you set one,
   * otherwise the device.
   * @default - not mounted
   */
  readonly mountPoint?: string;

  /**
   * Options of the mount at `mountPoint`.
   * @default - the default of `CloudMount.options`
   */
  readonly mountOptions?: string[];
}

/**
 * A line of the guest's `/etc/fstab`.
 */
export interface CloudMount {
  /** What is mounted: `LABEL=data`, `UUID=...`, `/dev/vdb`, `server:/export`. First item of the line. */
  readonly device: string;

  /** Absolute path, unique within the config, created if it is missing; `none` for swap. Second item of the line. */
  readonly mountPoint: string;

  /**
   * Type of the file system. Third item of the line.
   * @default - auto
   */
  readonly type?: CloudFileSystemType;

  /**
   * Mount options. Fourth item of the line.
   * @default - defaults, nofail (the guest boots without the disk); for swap, sw and nofail
   */
  readonly options?: string[];

  /**
   * When `fsck` checks the file system at boot: 0 never, 1 first, 2 after the others. Last item of the line.
   * @default - 2; 0 for swap
   */
  readonly checkOrder?: number;
}

/**
 * A swap file of the guest.
 */
export interface CloudSwap {
  /**
   * Size of the file, in whole mebibytes. Becomes `swap.size`.
   * @default - cloud-init chooses by the guest's memory
   */
  readonly size?: Size;

  /**
   * Largest size that cloud-init may choose, in whole mebibytes. Becomes `swap.maxsize`.
   * @default - a quarter of the free space, but at most twice the memory
   */
  readonly maxSize?: Size;

  /**
   * Absolute path of the file. Becomes `swap.filename`.
   * @default - cloud-init's default: /swap.img
   */
  readonly fileName?: string;
}
