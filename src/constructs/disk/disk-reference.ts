import type { VolumeDevice } from './disk-device';
import { Problem } from '../../findings/problem';
import { AttachedDiskSpec } from '../../model/machine';
import { ownCopy } from '../app/told';

/**
 * A disk that a machine can use. The disk is defined in this code or exists in the cluster.
 */
export interface IDisk {
  /** The disk's name in its namespace, without the platform's prefix. */
  readonly diskName: string;

  /**
   * How a machine attaches the disk; the name of the disk is not included. If another package implements the interface, the value is undefined, and
   * the disk counts as an existing disk.
   * @internal
   */
  readonly _attachment?: DiskAttachment;
}

/** How a disk is attached to a machine. */
export interface DiskAttachment extends Omit<AttachedDiskSpec, 'name' | 'elsewhere'> {
  /** Problems of the disk that no other construct reports. */
  readonly problems?: readonly Problem[];
}

/**
 * Known facts about a disk that this code does not create.
 */
export interface ExistingDiskOptions extends VolumeDevice {
  /**
   * Whether machines attach the disk as a CD-ROM.
   * @default false
   */
  readonly optical?: boolean;

  /**
   * Whether the machine refers to the `DataVolume` instead of its volume claim. If true, the machine waits until the import is complete. Plain
   * KubeVirt only.
   * @default false
   */
  readonly dataVolume?: boolean;
}

/** A reference to an existing disk. */
export class ExistingDisk implements IDisk {
  /** @internal */
  public readonly _attachment: DiskAttachment;

  constructor(public readonly diskName: string, options: ExistingDiskOptions) {
    this._attachment = { existing: true, ...ownCopy(options) };
  }
}
