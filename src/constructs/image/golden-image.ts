import { gate } from '../../model/calls/gate';
import { ImageReference } from '../../model/disk';

/**
 * A prepared image of an operating system. The platform clones the image into a machine's system disk.
 *
 * The constants are portable: `ubuntu-2404` on Hikube and `ubuntu-24.04` on Cozystack are both `GoldenImage.UBUNTU_24_04`. The catalogs of Hikube
 * and of Cozystack 1.3 and later have the names, minimum disk sizes, instance profiles and default login users of their images. On plain KubeVirt
 * and older releases of Cozystack, add the images of your cluster to the catalog (`ClusterCatalog.extend`).
 *
 * Becomes `VMDisk.spec.source.image.name` on Cozystack and Hikube.
 *
 * @example
 * new VirtualMachine(chart, 'web', { instanceType: InstanceType.fromName('u1.medium'), image: GoldenImage.UBUNTU_24_04 });
 */
export class GoldenImage {
  /** AlmaLinux 8. */
  public static readonly ALMALINUX_8 = GoldenImage.portable('almalinux-8');
  /** AlmaLinux 9. */
  public static readonly ALMALINUX_9 = GoldenImage.portable('almalinux-9');
  /** AlmaLinux 10. */
  public static readonly ALMALINUX_10 = GoldenImage.portable('almalinux-10');
  /** Alpine 3.21. */
  public static readonly ALPINE_3_21 = GoldenImage.portable('alpine-3.21');
  /** CentOS Stream 9. */
  public static readonly CENTOS_STREAM_9 = GoldenImage.portable('centos-stream-9');
  /** CentOS Stream 10. */
  public static readonly CENTOS_STREAM_10 = GoldenImage.portable('centos-stream-10');
  /** CloudLinux 8. */
  public static readonly CLOUDLINUX_8 = GoldenImage.portable('cloudlinux-8');
  /** CloudLinux 9. */
  public static readonly CLOUDLINUX_9 = GoldenImage.portable('cloudlinux-9');
  /** Debian 11 (bullseye). */
  public static readonly DEBIAN_11 = GoldenImage.portable('debian-11');
  /** Debian 12 (bookworm). */
  public static readonly DEBIAN_12 = GoldenImage.portable('debian-12');
  /** Debian 13 (trixie). */
  public static readonly DEBIAN_13 = GoldenImage.portable('debian-13');
  /** openSUSE Leap 15.6. */
  public static readonly OPENSUSE_LEAP_15_6 = GoldenImage.portable('opensuse-leap-15.6');
  /** openSUSE Leap 16.0. */
  public static readonly OPENSUSE_LEAP_16_0 = GoldenImage.portable('opensuse-leap-16.0');
  /** Oracle Linux 8. */
  public static readonly ORACLE_8 = GoldenImage.portable('oracle-8');
  /** Oracle Linux 9. */
  public static readonly ORACLE_9 = GoldenImage.portable('oracle-9');
  /** Oracle Linux 10. */
  public static readonly ORACLE_10 = GoldenImage.portable('oracle-10');
  /** Proxmox VE 8, an installer medium. */
  public static readonly PROXMOX_8 = GoldenImage.portable('proxmox-8');
  /** Proxmox VE 9, an installer medium. */
  public static readonly PROXMOX_9 = GoldenImage.portable('proxmox-9');
  /** Rocky Linux 8. */
  public static readonly ROCKY_8 = GoldenImage.portable('rocky-8');
  /** Rocky Linux 9. */
  public static readonly ROCKY_9 = GoldenImage.portable('rocky-9');
  /** Rocky Linux 10. */
  public static readonly ROCKY_10 = GoldenImage.portable('rocky-10');
  /** Talos Linux 1.12. */
  public static readonly TALOS_1_12 = GoldenImage.portable('talos-1.12');
  /** Ubuntu 20.04 LTS (focal). */
  public static readonly UBUNTU_20_04 = GoldenImage.portable('ubuntu-20.04');
  /** Ubuntu 22.04 LTS (jammy). */
  public static readonly UBUNTU_22_04 = GoldenImage.portable('ubuntu-22.04');
  /** Ubuntu 24.04 LTS (noble). */
  public static readonly UBUNTU_24_04 = GoldenImage.portable('ubuntu-24.04');

  /**
   * An image by its exact name in the cluster.
   *
   * Declare the image in the platform's catalog (`ClusterCatalog.extend({ goldenImages: [...] })`). Then synthesis knows the size and the profile of
   * the image, and reports misspelt names.
   * @param name the value of `source.image.name`
   */
  public static fromName(name: string): GoldenImage {
    return new GoldenImage({ name });
  }

  private static portable(id: string): GoldenImage {
    return new GoldenImage({ id });
  }

  private constructor(private readonly reference: ImageReference) {
  }

  /** The portable name of a constant, e.g. `ubuntu-24.04`; otherwise the name in the cluster. */
  public get name(): string | undefined {
    return this.reference?.id ?? this.reference?.name;
  }

  /** The portable name of a constant; otherwise the name in the cluster, in quotes. */
  public toString(): string {
    return this.reference?.id ?? `"${this.name}"`;
  }

  /** @internal */
  public _model(): ImageReference {
    return this.reference;
  }
}

gate(GoldenImage);
