import { Size } from 'cdk8s';
import { StorageClass } from '../../../disk/storage-class';
import { GoldenImage } from '../../../image/golden-image';
import { InstanceProfile } from '../../../instance-type/instance-profile';
import { InstanceType } from '../../../instance-type/instance-type';

/**
 * A golden image that exists in your cluster.
 */
export interface GoldenImageEntry {
  /** Exact name of the image: the value of `source.image.name`. */
  readonly name: string;
  /**
   * Size of the image's own volume: the smallest disk into which the image can be cloned.
   * @default - unknown; on Cozystack and Hikube, each disk that is cloned from the image must set a size
   */
  readonly minSize?: Size;
  /**
   * The portable image that this entry provides, so that e.g. `GoldenImage.UBUNTU_24_04` refers to this entry.
   * @default - none; only `GoldenImage.fromName(name)` refers to this entry
   */
  readonly image?: GoldenImage;
  /**
   * Instance profile of machines that boot from the image.
   * @default - the profile of the portable image, otherwise the platform's default profile
   */
  readonly profile?: InstanceProfile;
  /**
   * Instance type of machines that infer their instance type from the image (`InstanceType.inferred()`). Used only on plain KubeVirt.
   * @default - unknown
   */
  readonly instanceType?: InstanceType;
  /**
   * The user to whom cloud-init gives the SSH keys.
   * @default - the user of the portable image, if known
   */
  readonly loginUser?: string;
  /**
   * Storage class of the image's volume. On Cozystack and Hikube, a clone into another class is an error.
   * @default - on Cozystack `replicated`, otherwise unknown
   */
  readonly storageClass?: StorageClass;
  /**
   * Namespace of the image's `DataSource`, from which disks are cloned. Used only on plain KubeVirt.
   * @default - `goldenImageNamespace` of the platform
   */
  readonly namespace?: string;
}
