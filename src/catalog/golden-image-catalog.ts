import { Size } from 'cdk8s';
import { Construct } from 'constructs';
import { StorageClass } from '../disk/storage-class';
import { faultsOf, flag, instance, list, struct, text } from '../findings/shape';
import { GoldenImage } from '../image/golden-image';
import { ImageOrigin } from '../model/catalog';
import { Resource } from '../placement/resource';
import { GoldenImageEntry } from '../platform/catalogue/entries';
import { freeId } from '../scope/free-id';

/**
 * Where a golden image comes from.
 */
export class GoldenImageSource {
  /**
   * Imported once over HTTP or HTTPS: a raw or qcow2 image, optionally compressed.
   *
   * @param url its address
   */
  public static http(url: string): GoldenImageSource {
    return new GoldenImageSource({ kind: 'http', url });
  }

  /**
   * Imported from a container registry, and again whenever the tag is moved. Disks that exist keep what they have.
   *
   * @param url e.g. `docker://quay.io/containerdisks/ubuntu:24.04`
   * @param schedule when the registry is asked, as cron has it
   */
  public static registry(url: string, schedule: string = '0 4 * * *'): GoldenImageSource {
    return new GoldenImageSource({ kind: 'registry', url, schedule });
  }

  private constructor(private readonly origin: ImageOrigin) {
  }

  /** @internal */
  public _origin(): ImageOrigin {
    return this.origin;
  }
}

/**
 * A golden image that a cluster is to have.
 */
export interface GoldenImageDefinition {
  /** Name of its `DataSource`, at most 63 characters. */
  readonly name: string;
  /** Where it comes from. */
  readonly source: GoldenImageSource;
  /** Size of its own volume: no disk cloned from it may be smaller. */
  readonly size: Size;
  /**
   * Which portable image it is.
   * @default - none; it is found by `GoldenImage.of(name)` only
   */
  readonly image?: GoldenImage;
  /**
   * Storage class of its own volume.
   * @default - the cluster's default class for machines
   */
  readonly storageClass?: StorageClass;
  /**
   * Instance type of machines that infer theirs (`InstanceType.inferred()`). Becomes a label of the `DataSource`.
   * @default - none
   */
  readonly instanceType?: string;
  /**
   * Instance profile of machines that boot from it. Becomes a label of the `DataSource`.
   * @default - that of the portable image
   */
  readonly profile?: string;
}

/**
 * Golden images that a cluster is to have.
 */
export interface GoldenImageCatalogProps {
  /** The images. */
  readonly images: GoldenImageDefinition[];
  /**
   * Namespaces whose machines may clone them.
   * @default - all
   */
  readonly cloneableFrom?: string[];
  /**
   * Whether the `Namespace` of the chart is made along with them.
   * @default true
   */
  readonly createNamespace?: boolean;
}

/**
 * Golden images of a cluster, in the namespace of the chart; plain KubeVirt only.
 *
 * Becomes a `DataImportCron` for each image from a registry, a `DataVolume` and a `DataSource` for each one from an
 * address, and the `Role` and `RoleBinding` without which machines of other namespaces may not clone them.
 */
export class GoldenImageCatalog extends Construct {
  /**
   * The images as the platform's catalogue takes them, so that machines find them:
   * `Platform.kubevirt({ catalogue: Catalogue.extend({ goldenImages: GoldenImageCatalog.entries(images, 'golden-images') }) })`.
   *
   * @param images the same as the catalog's
   * @param namespace the namespace of the catalog's chart
   */
  public static entries(images: GoldenImageDefinition[], namespace: string): GoldenImageEntry[] {
    return images.map(({ name, image, size, storageClass, instanceType, profile }) => (
      { name, image, minSize: size, namespace, storageClass: storageClass?.name, instanceType, profile }
    ));
  }

  constructor(scope: Construct, id: string, props: GoldenImageCatalogProps) {
    super(scope, freeId(scope, id));
    const faults = faultsOf('the catalog', props, CATALOG);
    new Resource(this, {
      what: 'catalog', faults, model: namespace => ({
        kind: 'goldenImages',
        namespace,
        makesNamespace: props.createNamespace ?? true,
        images: props.images.map(({ name, source, size, storageClass, instanceType, profile }) => (
          { name, origin: source._origin(), size, storageClass: storageClass?.name, instanceType, profile }
        )),
        cloners: props.cloneableFrom ?? [],
      }),
    });
  }
}

const DEFINITION = struct<GoldenImageDefinition>({
  name: text,
  source: instance(GoldenImageSource, 'GoldenImageSource.http(\'https://...\')'),
  size: instance(Size, 'Size.gibibytes(10)'),
  image: instance(GoldenImage, 'GoldenImage.UBUNTU_24_04'),
  storageClass: instance(StorageClass, 'StorageClass.REPLICATED'),
  instanceType: text,
  profile: text,
}, 'name', 'source', 'size');
const CATALOG = struct<GoldenImageCatalogProps>({ images: list(DEFINITION), cloneableFrom: list(text), createNamespace: flag }, 'images');
