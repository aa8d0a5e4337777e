import { IDisk } from './disk-reference';
import { BucketImportOptions, HttpImportOptions, ImageIoImport, RegistryImportOptions, VddkImport } from './import-options';
import { BUCKET, HTTP, IMAGE_IO, REGISTRY, VDDK } from './import-shape';
import { Problem } from '../findings/problem';
import { Check, faultsOf } from '../findings/shape';
import { GoldenImage } from '../image/golden-image';
import { DiskSourceModel } from '../model/disk';

/**
 * Where a disk's first content comes from. Frozen when the disk is first created.
 *
 * Becomes `VMDisk.spec.source` on Cozystack and Hikube, `DataVolume.spec.source` or `sourceRef` on plain KubeVirt.
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
   * @param options credentials, certificates and headers; plain KubeVirt only
   */
  public static http(url: string, options: HttpImportOptions = {}): DiskSource {
    return checked('DiskSource.http', options, HTTP, { kind: 'http', url, ...options });
  }

  /**
   * An import of a disk image packed as a container image. Plain KubeVirt only.
   *
   * @param url e.g. `docker://quay.io/containerdisks/ubuntu:24.04`, or `oci-archive://...`
   * @param options who pulls it, and with what
   */
  public static registry(url: string, options: RegistryImportOptions = {}): DiskSource {
    return checked('DiskSource.registry', options, REGISTRY, { kind: 'registry', url, ...options });
  }

  /**
   * An import from an image stream of OpenShift, which a node pulls. Plain KubeVirt only.
   *
   * @param name name of the `ImageStream` in the disk's namespace
   */
  public static imageStream(name: string): DiskSource {
    return new FixedSource({ kind: 'registry', imageStream: name, pulledByNode: true });
  }

  /**
   * An import from a bucket that speaks S3. Plain KubeVirt only.
   *
   * @param url the object's address in HTTP form, e.g. `https://s3.example.com/images/noble.img`; `s3://` is refused
   * @param options credentials and certificates
   */
  public static s3(url: string, options: BucketImportOptions = {}): DiskSource {
    return checked('DiskSource.s3', options, BUCKET, { kind: 's3', url, ...options });
  }

  /**
   * An import from Google Cloud Storage. Plain KubeVirt only.
   *
   * @param url e.g. `gs://images/noble.img`
   * @param options credentials
   */
  public static gcs(url: string, options: BucketImportOptions = {}): DiskSource {
    return checked('DiskSource.gcs', options, BUCKET, { kind: 'gcs', url, ...options });
  }

  /**
   * An import of a disk of oVirt. Plain KubeVirt only.
   *
   * @param disk which one, and how to come by it
   */
  public static imageIo(disk: ImageIoImport): DiskSource {
    return checked('DiskSource.imageIo', disk, IMAGE_IO, { kind: 'imageio', ...disk });
  }

  /**
   * An import of a disk of VMware vSphere. Plain KubeVirt only.
   *
   * @param disk which one, and how to come by it
   */
  public static vddk(disk: VddkImport): DiskSource {
    return checked('DiskSource.vddk', disk, VDDK, { kind: 'vddk', ...disk });
  }

  /**
   * A clone of another disk in the same namespace. Cozystack 1.3 and later.
   *
   * @param disk the disk to clone
   */
  public static disk(disk: IDisk): DiskSource {
    return new CloneSource(disk);
  }

  /**
   * A clone of a volume claim that exists. Of another namespace it needs the right to clone from there.
   * Plain KubeVirt only.
   *
   * @param name name of the `PersistentVolumeClaim`
   * @param namespace its namespace; that of the disk if left out
   */
  public static volumeClaim(name: string, namespace?: string): DiskSource {
    return new FixedSource({ kind: 'reference', to: 'pvc', name, namespace });
  }

  /**
   * A new volume from a snapshot of one. Plain KubeVirt only.
   *
   * @param name name of the `VolumeSnapshot`
   * @param namespace its namespace; that of the disk if left out
   */
  public static snapshot(name: string, namespace?: string): DiskSource {
    return new FixedSource({ kind: 'reference', to: 'snapshot', name, namespace });
  }

  /**
   * A clone of what a `DataSource` points to. One in the platform's catalogue is better referred to by
   * `DiskSource.image(GoldenImage.of(name))`, which knows its size and profile. Plain KubeVirt only.
   *
   * @param name name of the `DataSource`
   * @param namespace its namespace; that of the disk if left out
   */
  public static dataSource(name: string, namespace?: string): DiskSource {
    return new FixedSource({ kind: 'reference', to: 'dataSource', name, namespace });
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

  /**
   * What is wrong with the options it was given.
   * @internal
   */
  public readonly _faults: readonly Problem[] = [];

  /** @internal */
  public abstract _model(): DiskSourceModel;
}

class FixedSource extends DiskSource {
  constructor(private readonly model: DiskSourceModel, public override readonly _faults: readonly Problem[] = []) {
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

/** Options of the wrong type are said by the disk, which then is taken as blank. */
function checked(where: string, options: object, check: Check, model: DiskSourceModel): DiskSource {
  const faults = faultsOf(where, options, check);
  return new FixedSource(faults.length > 0 ? { kind: 'blank' } : model, faults);
}
