import { DiskBus } from './disk-bus';
import type { DiskTuning } from './disk-tuning';
import { Problem } from '../findings/problem';
import { DiskModel } from '../model/disk';
import { InlineVolumeModel } from '../model/machine';
import { Standing } from '../placement/standing';

/**
 * A disk that a machine can use, whether this code makes it or not.
 */
export interface IDisk {
  /** The disk's name in its namespace, without the platform's prefix. */
  readonly diskName: string;

  /** @internal */
  readonly _bus?: DiskBus;

  /** @internal */
  readonly _tuning?: DiskTuning;

  /**
   * Whether it is seen as a CD-ROM, as far as known.
   * @internal
   */
  readonly _optical?: boolean;

  /**
   * What it is, if it is no volume of its own.
   * @internal
   */
  readonly _inline?: InlineVolumeModel;

  /**
   * What is wrong with it, if nobody else says so.
   * @internal
   */
  readonly _faults?: readonly Problem[];

  /**
   * Where it stands; nothing for one that is owned elsewhere, which stands beside whoever refers to it.
   * @internal
   */
  readonly _standing?: Standing;

  /**
   * Whether another one takes the same name there, which is an error of its own.
   * @internal
   */
  readonly _isDuplicate?: boolean;

  /**
   * What is known of the disk; nothing for one that is owned elsewhere.
   * @internal
   */
  _model?(): DiskModel;
}

/**
 * What you know of a disk that is owned elsewhere.
 */
export interface ExistingDiskOptions {
  /**
   * How it is attached.
   * @default - the instance profile decides
   */
  readonly bus?: DiskBus;

  /**
   * Whether it is an optical disk.
   * @default false
   */
  readonly optical?: boolean;

  /**
   * How the machine's host treats it. Plain KubeVirt only.
   * @default - as KubeVirt decides
   */
  readonly tuning?: DiskTuning;
}

/** A disk that exists already and is only referred to. */
export class ExistingDisk implements IDisk {
  /** @internal */
  public readonly _bus?: DiskBus;
  /** @internal */
  public readonly _optical?: boolean;
  /** @internal */
  public readonly _tuning?: DiskTuning;

  constructor(public readonly diskName: string, options: ExistingDiskOptions) {
    this._bus = options.bus;
    this._optical = options.optical;
    this._tuning = options.tuning;
  }
}
