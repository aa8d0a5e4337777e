import { IDisk } from './disk-reference';
import { BucketImportOptions, HttpImportOptions, ImageIoImport, RegistryImportOptions, VddkImport } from './import-options';
import { gate } from '../../model/calls/gate';
import { DiskSourceSpec, HttpSourceSpec } from '../../model/disk';
import { InModel } from '../../model/types';
import { Viewpoint } from '../../model/viewpoint';
import { ownCopy } from '../app/told';
import { GoldenImage } from '../image/golden-image';

/**
 * The source of a disk's first content. You cannot change the source of an existing disk.
 *
 * Becomes `VMDisk.spec.source` on Cozystack and Hikube, `DataVolume.spec.source` or `sourceRef` on plain KubeVirt.
 *
 * @see https://github.com/kubevirt/containerized-data-importer/blob/v1.66.0/doc/datavolumes.md
 */
export abstract class DiskSource {
  /** An empty disk. */
  public static blank(): DiskSource {
    return new FixedSource({ kind: 'blank' });
  }

  /**
   * A disk that was blank at its creation, and on which an operating system was installed later. Synthesis assumes that a machine can boot from the
   * disk. The manifest is the same as for `blank()`, so an existing disk does not change.
   */
  public static installed(): DiskSource {
    return new FixedSource({ kind: 'blank', installed: true });
  }

  /**
   * A clone of a golden image of the platform.
   *
   * @param image the image
   */
  public static image(image: GoldenImage): DiskSource {
    return new FixedSource({ kind: 'image', image: image._model() });
  }

  /**
   * An import over HTTP or HTTPS: a raw or qcow2 image, optionally compressed (gz, xz), or an ISO.
   *
   * If the URL is wrong, the platform retries the import without end and without an error. Cozystack and Hikube ignore a later correction of the URL,
   * and plain KubeVirt rejects the correction. Create a new disk instead.
   *
   * @param url e.g. `https://cloud-images.ubuntu.com/noble/current/noble-server-cloudimg-amd64.img`
   * @param options credentials, certificates and headers; plain KubeVirt only
   */
  public static http(url: string, options: HttpImportOptions = {}): DiskSource {
    return new FixedSource({ kind: 'http', url, ...options satisfies InModel<HttpImportOptions, HttpSourceSpec> });
  }

  /**
   * An import of a disk image that is packed as a container image. Plain KubeVirt only.
   *
   * @param url e.g. `docker://quay.io/containerdisks/ubuntu:24.04`, or `oci-archive://...`
   * @param options credentials, certificates, and whether a node pulls the image
   */
  public static registry(url: string, options: RegistryImportOptions = {}): DiskSource {
    return new FixedSource({ kind: 'registry', url, ...options });
  }

  /**
   * An import from an image stream of OpenShift. A node pulls the image. Plain KubeVirt only.
   *
   * @param name name of the `ImageStream` in the disk's namespace
   */
  public static imageStream(name: string): DiskSource {
    return new FixedSource({ kind: 'registry', imageStream: name, pulledByNode: true });
  }

  /**
   * An import from a bucket with the S3 API. Plain KubeVirt only.
   *
   * @param url the object's address in HTTP form, e.g. `https://s3.example.com/images/noble.img`; `s3://` is rejected
   * @param options credentials and certificates
   */
  public static s3(url: string, options: BucketImportOptions = {}): DiskSource {
    return new FixedSource({ kind: 's3', url, ...options });
  }

  /**
   * An import from Google Cloud Storage. Plain KubeVirt only.
   *
   * @param url e.g. `gs://images/noble.img`
   * @param options credentials
   */
  public static gcs(url: string, options: BucketImportOptions = {}): DiskSource {
    return new FixedSource({ kind: 'gcs', url, ...options });
  }

  /**
   * An import of a disk of oVirt. Plain KubeVirt only.
   *
   * @param disk the disk and its access data
   */
  public static imageIo(disk: ImageIoImport): DiskSource {
    return new FixedSource({ kind: 'imageio', ...disk });
  }

  /**
   * An import of a disk of VMware vSphere. Plain KubeVirt only.
   *
   * @param disk the disk and its access data
   */
  public static vddk(disk: VddkImport): DiskSource {
    return new FixedSource({ kind: 'vddk', ...disk });
  }

  /**
   * A clone of another disk in the same namespace. The clone waits until no running machine uses the original disk. On Cozystack, from 1.3.
   *
   * @param disk the disk to clone
   */
  public static disk(disk: IDisk): DiskSource {
    return new CloneSource(disk);
  }

  /**
   * A clone of an existing volume claim. A clone from another namespace needs permission to clone from that namespace. Plain KubeVirt only.
   *
   * @param name name of the `PersistentVolumeClaim`
   * @param namespace the namespace of the claim; by default the namespace of the disk
   */
  public static volumeClaim(name: string, namespace?: string): DiskSource {
    return new FixedSource({ kind: 'reference', to: 'pvc', name, ...namespace !== undefined && { namespace } });
  }

  /**
   * A new volume from a volume snapshot. Plain KubeVirt only.
   *
   * @param name name of the `VolumeSnapshot`
   * @param namespace the namespace of the snapshot; by default the namespace of the disk
   */
  public static snapshot(name: string, namespace?: string): DiskSource {
    return new FixedSource({ kind: 'reference', to: 'snapshot', name, ...namespace !== undefined && { namespace } });
  }

  /**
   * A clone of the volume of a `DataSource`. For a `DataSource` in the platform's catalog, prefer `DiskSource.image(GoldenImage.fromName(name))`, so
   * that synthesis knows the size and the profile of the image. Plain KubeVirt only.
   *
   * @param name name of the `DataSource`
   * @param namespace the namespace of the `DataSource`; by default the namespace of the disk
   */
  public static dataSource(name: string, namespace?: string): DiskSource {
    return new FixedSource({ kind: 'reference', to: 'dataSource', name, ...namespace !== undefined && { namespace } });
  }

  /** Content that is uploaded later with `virtctl image-upload`. */
  public static upload(): DiskSource {
    return new FixedSource({ kind: 'upload' });
  }

  /** @internal */
  public abstract _model(at: Viewpoint): DiskSourceSpec;

  /**
   * Whether the disk is empty. A disk from `installed()` is not empty.
   * @internal
   */
  public _isEmpty(): boolean {
    return false;
  }
}

gate(DiskSource);

class FixedSource extends DiskSource {
  private readonly model: DiskSourceSpec;

  constructor(model: DiskSourceSpec) {
    super();
    this.model = ownCopy(model);
  }

  public _model(): DiskSourceSpec {
    return this.model;
  }

  public override _isEmpty(): boolean {
    return this.model.kind === 'blank' && !this.model.installed;
  }
}

class CloneSource extends DiskSource {
  constructor(private readonly cloned: IDisk) {
    super();
  }

  public _model(at: Viewpoint): DiskSourceSpec {
    return { kind: 'disk', ...at.reference(this.cloned.diskName, this.cloned) };
  }
}
