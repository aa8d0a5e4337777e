import { Size } from 'cdk8s';
import { AccessMode, VolumeMode } from './access-mode';
import { GoldenImage } from '../../image/golden-image';

/**
 * An instance type that your cluster has.
 */
export interface InstanceTypeEntry {
  /** Exact name, e.g. `big1.xlarge`. */
  readonly name: string;
  /** Virtual CPUs. */
  readonly vcpus: number;
  /** Memory of the guest. */
  readonly memory: Size;
  /**
   * Whether the type asks more of a node than CPU and memory (dedicated CPU, huge pages, a GPU).
   * `InstanceType.atLeast` takes such a type only when its series is named.
   * @default false
   */
  readonly special?: boolean;
}

/**
 * An instance profile (cluster preference) that your cluster has.
 */
export interface InstanceProfileEntry {
  /** Exact name. */
  readonly name: string;
  /**
   * Fewest virtual CPUs a machine with this profile may have.
   * @default - no minimum
   */
  readonly minVcpus?: number;
  /**
   * Least memory a machine with this profile may have.
   * @default - no minimum
   */
  readonly minMemory?: Size;
}

/**
 * A golden image that your cluster has.
 */
export interface GoldenImageEntry {
  /** Exact name, as `source.image.name` is to say it. */
  readonly name: string;
  /**
   * Size of the image's own volume: the smallest disk it can be cloned into.
   * @default - unknown; each disk from it must give its size
   */
  readonly minSize?: Size;
  /**
   * The portable image that this is, so that `GoldenImage.UBUNTU_24_04` finds it here.
   * @default - none; it is found by `GoldenImage.of(name)` only
   */
  readonly image?: GoldenImage;
  /**
   * Instance profile of machines that boot from it.
   * @default - that of the portable image, else the platform's default profile
   */
  readonly profile?: string;
  /**
   * The user whom cloud-init gives the SSH keys.
   * @default - that of the portable image, if known
   */
  readonly loginUser?: string;
  /**
   * Storage class of the image's own volume. A disk cloned into another one is refused.
   * @default - the platform's usual class of images
   */
  readonly storageClass?: string;
  /**
   * Namespace of its `DataSource`, from which disks are cloned. Only used on plain KubeVirt.
   * @default - the namespace of golden images of the platform
   */
  readonly namespace?: string;
}

/**
 * A storage class that your cluster has.
 */
export interface StorageClassEntry {
  /** Exact name. */
  readonly name: string;
  /**
   * Whether a volume lives on one node only and is lost with it.
   * @default false
   */
  readonly nodeLocal?: boolean;
  /**
   * The best access mode that its volumes can have. Only used on plain KubeVirt.
   * @default - unknown; the storage profile of the cluster decides
   */
  readonly accessMode?: AccessMode;
  /**
   * What its volumes are. Only used on plain KubeVirt.
   * @default - unknown; the storage profile of the cluster decides
   */
  readonly volumeMode?: VolumeMode;
}

/**
 * A GPU that your cluster has.
 */
export interface GpuEntry {
  /** Resource name, e.g. `nvidia.com/AD102GL_L40S`. */
  readonly name: string;
  /**
   * Fewest virtual CPUs of a machine, for each such GPU.
   * @default - no minimum
   */
  readonly minVcpus?: number;
  /**
   * Least memory of a machine, for each such GPU.
   * @default - no minimum
   */
  readonly minMemory?: Size;
}

/**
 * What a cluster offers, or offers beyond what its platform brings.
 */
export interface CatalogueProps {
  /**
   * Instance types.
   * @default - those of the platform
   */
  readonly instanceTypes?: InstanceTypeEntry[];
  /**
   * Instance profiles.
   * @default - those of the platform
   */
  readonly instanceProfiles?: InstanceProfileEntry[];
  /**
   * Golden images.
   * @default - those of the platform
   */
  readonly goldenImages?: GoldenImageEntry[];
  /**
   * Storage classes.
   * @default - those of the platform
   */
  readonly storageClasses?: StorageClassEntry[];
  /**
   * GPUs. As soon as any is known, a GPU that is not listed is an error.
   * @default - those of the platform
   */
  readonly gpus?: GpuEntry[];
}

/**
 * How a cluster's own offer relates to its platform's.
 */
export class Catalogue {
  /**
   * The platform's catalogue and these entries; an entry of the same name takes the place of the platform's.
   *
   * @param props what the cluster has beyond it
   */
  public static extend(props: CatalogueProps): Catalogue {
    return new Catalogue(props, true);
  }

  /**
   * These entries instead of the platform's, list by list; a list that is not given stays the platform's.
   *
   * @param props what the cluster has instead
   */
  public static replace(props: CatalogueProps): Catalogue {
    return new Catalogue(props, false);
  }

  /** @internal */
  public readonly _props: CatalogueProps;
  /** @internal */
  public readonly _keepsPlatform: boolean;

  private constructor(props: CatalogueProps, keepsPlatform: boolean) {
    this._props = props;
    this._keepsPlatform = keepsPlatform;
  }
}
