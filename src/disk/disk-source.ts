import { IDisk } from './disk-reference';
import { GoldenImage } from '../image/golden-image';
import { DiskSourceModel } from '../model/disk';

/**
 * Where a disk's first content comes from. Frozen when the disk is first created.
 *
 * Becomes `VMDisk.spec.source` on Cozystack and Hikube.
 */
export abstract class DiskSource {
  /** An empty disk. */
  public static blank(): DiskSource {
    return new FixedSource({ kind: 'blank' });
  }

  /**
   * A clone of a golden image of the platform.
   *
   * @param image the image
   */
  public static image(image: GoldenImage): DiskSource {
    return new FixedSource({ kind: 'image', image: image._reference() });
  }

  /**
   * An import over HTTP or HTTPS: a raw or qcow2 image, optionally compressed (gz, xz), or an ISO.
   *
   * The platform retries a wrong address for ever without an error, and ignores a later correction.
   *
   * @param url e.g. `https://cloud-images.ubuntu.com/noble/current/noble-server-cloudimg-amd64.img`
   */
  public static http(url: string): DiskSource {
    return new FixedSource({ kind: 'http', url });
  }

  /**
   * A clone of another disk in the same namespace. Cozystack 1.3 and later.
   *
   * @param disk the disk to clone
   */
  public static disk(disk: IDisk): DiskSource {
    return new CloneSource(disk);
  }

  /** Content that somebody uploads afterwards with `virtctl image-upload`. */
  public static upload(): DiskSource {
    return new FixedSource({ kind: 'upload' });
  }

  /**
   * The disk that it clones, if it does.
   * @internal
   */
  public readonly _cloned?: IDisk;

  /** @internal */
  public abstract _model(): DiskSourceModel;
}

class FixedSource extends DiskSource {
  constructor(private readonly model: DiskSourceModel) {
    super();
  }

  public _model(): DiskSourceModel {
    return this.model;
  }
}

class CloneSource extends DiskSource {
  constructor(public override readonly _cloned: IDisk) {
    super();
  }

  public _model(): DiskSourceModel {
    return { kind: 'disk', name: this._cloned.diskName, model: this._cloned._model?.() };
  }
}
