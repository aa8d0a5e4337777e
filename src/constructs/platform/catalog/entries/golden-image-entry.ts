import { Size } from 'cdk8s';
import { StorageClass } from '../../../disk/storage-class';
import { GoldenImage } from '../../../image/golden-image';
import { InstanceProfile } from '../../../instance-type/instance-profile';
import { InstanceType } from '../../../instance-type/instance-type';

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
   * @default - none; it is found by `GoldenImage.fromName(name)` only
   */
  readonly image?: GoldenImage;
  /**
   * Instance profile of machines that boot from it.
   * @default - that of the portable image, else the platform's default profile
   */
  readonly profile?: InstanceProfile;
  /**
   * Instance type of machines that infer theirs from it (`InstanceType.inferred()`). Only used on plain KubeVirt.
   * @default - unknown
   */
  readonly instanceType?: InstanceType;
  /**
   * The user whom cloud-init gives the SSH keys.
   * @default - that of the portable image, if known
   */
  readonly loginUser?: string;
  /**
   * Storage class of the image's volume. A clone into another class is an error.
   * @default - the platform's usual class of images
   */
  readonly storageClass?: StorageClass;
  /**
   * Namespace of its `DataSource`, from which disks are cloned. Only used on plain KubeVirt.
   * @default - the namespace of golden images of the platform
   */
  readonly namespace?: string;
}
