import type { VolumeDevice } from './disk-device';
import { Problem } from '../../findings/problem';
import { AttachedDiskSpec } from '../../model/machine';
import { ownCopy } from '../app/told';

/**
 * A disk that a machine can use, defined in this code or existing in the cluster.
 */
export interface IDisk {
  /** The disk's name in its namespace, without the platform's prefix. */
  readonly diskName: string;

  /**
   * How a machine attaches it, without its name; undefined for another implementation of the interface, which counts as an existing disk.
   * @internal
   */
  readonly _attachment?: DiskAttachment;
}

/** How a machine has a disk. */
export interface DiskAttachment extends Omit<AttachedDiskSpec, 'name' | 'elsewhere'> {
  /** What is wrong with it, if nothing else says so. */
  readonly problems?: readonly Problem[];
}

/**
 * What you know of a disk that is owned elsewhere.
 */
export interface ExistingDiskOptions extends VolumeDevice {
  /**
   * Whether it is an optical disk.
   * @default false
   */
  readonly optical?: boolean;

  /**
   * Whether the machine refers to the `DataVolume` instead of its claim: the machine then waits until the import is complete. Plain
   * KubeVirt only.
   * @default false
   */
  readonly dataVolume?: boolean;
}

/** A disk that exists already and is only referred to. */
export class ExistingDisk implements IDisk {
  /** @internal */
  public readonly _attachment: DiskAttachment;

  constructor(public readonly diskName: string, options: ExistingDiskOptions) {
    this._attachment = { existing: true, ...ownCopy(options) };
  }
}
