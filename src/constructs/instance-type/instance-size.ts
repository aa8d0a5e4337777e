import { gate } from '../../model/calls/gate';

/**
 * A size within a series of instance types.
 *
 * Not every series has every size. An instance type that does not exist on the platform is an error at synthesis.
 */
export class InstanceSize {
  /** `nano`. */
  public static readonly NANO = new InstanceSize('nano');
  /** `micro`. */
  public static readonly MICRO = new InstanceSize('micro');
  /** `small`. */
  public static readonly SMALL = new InstanceSize('small');
  /** `medium`. */
  public static readonly MEDIUM = new InstanceSize('medium');
  /** `2xmedium`. */
  public static readonly XMEDIUM_2 = new InstanceSize('2xmedium');
  /** `large`. */
  public static readonly LARGE = new InstanceSize('large');
  /** `3large`: 12 vCPU and 24 GiB in Hikube's S series, between `xlarge` and `2xlarge`. */
  public static readonly LARGE_3 = new InstanceSize('3large');
  /** `xlarge`. */
  public static readonly XLARGE = new InstanceSize('xlarge');
  /** `2xlarge`. */
  public static readonly XLARGE_2 = new InstanceSize('2xlarge');
  /** `3xlarge`. */
  public static readonly XLARGE_3 = new InstanceSize('3xlarge');
  /** `4xlarge`. */
  public static readonly XLARGE_4 = new InstanceSize('4xlarge');
  /** `8xlarge`. */
  public static readonly XLARGE_8 = new InstanceSize('8xlarge');

  /**
   * A size that your own cluster defines, or a variant such as `xlarge1gi` (1 GiB huge pages).
   *
   * @param name the part after the dot, e.g. `xlarge`
   */
  public static fromName(name: string): InstanceSize {
    return new InstanceSize(name);
  }

  /** The part of a type's name after the dot. */
  public readonly name: string;

  private constructor(name: string) {
    this.name = name;
  }

  /** The name of the size. */
  public toString(): string {
    return this.name;
  }
}

gate(InstanceSize);
