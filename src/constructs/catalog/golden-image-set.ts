import { Size } from 'cdk8s';
import { Construct } from 'constructs';
import { Location } from '../../collect/location';
import { Modeled } from '../../collect/modeled';
import { Problem } from '../../findings/problem';
import { gate } from '../../model/calls/gate';
import { GoldenImageSetSpec, ImageOriginSpec, ImageSpec } from '../../model/catalog';
import { flag, instance, list, struct, text, InModel } from '../../model/types';
import { freeId } from '../app/free-id';
import { register } from '../app/register';
import { ownCopy, told } from '../app/told';
import { sizeType } from '../app/types';
import { StorageClass } from '../disk/storage-class';
import { GoldenImage } from '../image/golden-image';
import { InstanceProfile } from '../instance-type/instance-profile';
import { InstanceType } from '../instance-type/instance-type';
import { namedProfile, namedType } from '../instance-type/named';
import { GoldenImageEntry } from '../platform/catalog/entries';

/**
 * Where a golden image comes from.
 */
export class GoldenImageSource {
  /**
   * An image that CDI imports once over HTTP or HTTPS. The format is raw or qcow2, optionally compressed.
   *
   * @param url the address of the image
   */
  public static http(url: string): GoldenImageSource {
    return new GoldenImageSource({ kind: 'http', url });
  }

  /**
   * An image that CDI imports from a container registry. If the tag later points to a new image, CDI imports the new image too. Existing disks do not
   * change.
   *
   * @param url e.g. `docker://quay.io/containerdisks/ubuntu:24.04`
   * @param schedule when CDI checks the registry, in cron format; by default every day at 04:00
   */
  public static registry(url: string, schedule: string = '0 4 * * *'): GoldenImageSource {
    return new GoldenImageSource({ kind: 'registry', url, schedule });
  }

  private constructor(private readonly origin: ImageOriginSpec) {
  }

  /** @internal */
  public _model(): ImageOriginSpec {
    return this.origin;
  }
}

gate(GoldenImageSource);

/**
 * A golden image to create in a cluster.
 */
export interface GoldenImageDefinition {
  /** Name of the image's `DataSource`, at most 63 characters. */
  readonly name: string;
  /** Where the image comes from. */
  readonly source: GoldenImageSource;
  /** Size of the image's volume. A disk that is cloned from the image must not be smaller than this size. */
  readonly size: Size;
  /**
   * The portable image that this golden image contains, e.g. `GoldenImage.UBUNTU_24_04`.
   * @default - none; machines refer to the image only with `GoldenImage.fromName(name)`
   */
  readonly image?: GoldenImage;
  /**
   * Storage class of the image's volume.
   * @default - the cluster's default class for machines
   */
  readonly storageClass?: StorageClass;
  /**
   * Instance type of machines that infer their instance type from the image (`InstanceType.inferred()`). Becomes a label of the `DataSource`.
   * @default - none
   */
  readonly instanceType?: InstanceType;
  /**
   * Instance profile of machines that boot from the image. Becomes a label of the `DataSource`.
   * @default - the profile of the portable image
   */
  readonly profile?: InstanceProfile;
}

/**
 * Properties of a set of golden images.
 */
export interface GoldenImageSetProps {
  /** The images. */
  readonly images: GoldenImageDefinition[];
  /**
   * Namespaces whose machines may clone the images.
   * @default - all
   */
  readonly cloneableFrom?: string[];
  /**
   * Whether the set also writes the `Namespace` of the chart.
   * @default true
   */
  readonly createNamespace?: boolean;
}

/**
 * Creates golden images in the namespace of the chart. Plain KubeVirt only.
 *
 * Becomes a `DataImportCron` for each image from a registry, a `DataVolume` and a `DataSource` for each image from a URL, and the
 * `Role` and `RoleBinding` that allow machines of other namespaces to clone the images.
 *
 * @see https://github.com/kubevirt/containerized-data-importer/blob/v1.66.0/doc/os-image-poll-and-update.md
 */
export class GoldenImageSet extends Construct implements Modeled<'goldenImageSet'> {
  /**
   * The images as entries of the platform's catalog. With these entries, machines can refer to the images: `Platform.kubevirt({ catalog:
   * ClusterCatalog.extend({ goldenImages: GoldenImageSet.entries(images, 'golden-images') }) })`.
   *
   * @param images the images of the set
   * @param namespace the namespace of the chart that contains the set
   */
  public static entries(images: GoldenImageDefinition[], namespace: string): GoldenImageEntry[] {
    return images.map(({ source: _, size, ...entry }) => ({ ...entry, minSize: size, namespace }));
  }

  /** @internal */
  public readonly _kind = 'goldenImageSet';
  /** @internal */
  public readonly _invalidProps: readonly Problem[];

  private readonly props: Partial<GoldenImageSetProps>;

  constructor(scope: Construct, id: string, props: GoldenImageSetProps) {
    super(scope, freeId(scope, id));
    const { props: own, invalidProps } = told('the golden image set', props, GOLDEN_IMAGE_SET);
    this.props = own;
    this._invalidProps = invalidProps;
    register(this);
  }

  /** A copy of the given properties; empty if one of them is invalid. */
  public get givenProps(): GoldenImageSetProps {
    return ownCopy(this.props) as GoldenImageSetProps;
  }

  /** @internal */
  public _toSpec(at: Location): GoldenImageSetSpec {
    return GOLDEN_IMAGE_SET.plain({ images: [], ...this.props }, at) as unknown as GoldenImageSetSpec;
  }
}

gate(GoldenImageSet, 'entries');

const DEFINITION = struct<InModel<GoldenImageDefinition, ImageSpec>>({
  name: text,
  source: instance(GoldenImageSource, 'GoldenImageSource.http'),
  size: sizeType('Size.gibibytes(10)'),
  image: instance(GoldenImage, 'GoldenImage.UBUNTU_24_04'),
  storageClass: instance(StorageClass, 'StorageClass.REPLICATED'),
  instanceType: namedType,
  profile: namedProfile,
}, 'name', 'source', 'size');
export const GOLDEN_IMAGE_SET = struct<GoldenImageSetProps>({ images: list(DEFINITION), cloneableFrom: list(text), createNamespace: flag }, 'images');
