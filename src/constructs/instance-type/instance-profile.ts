import { NamedOptions } from './named-options';
import { gate } from '../../model/calls/gate';
import { InstanceProfileChoice } from '../../model/machine';
import { ownCopy, saidOf } from '../app/told';
import { IDisk } from '../disk/disk-reference';

/**
 * The guest operating system's preferences for its virtual devices (buses, firmware, clock).
 *
 * A machine with a golden image gets the profile of the image. Becomes `VMInstance.spec.instanceProfile` on Cozystack and Hikube. Synthesis checks
 * that the platform has the profile, because the platform never creates a machine with an unknown profile.
 *
 * @see https://kubevirt.io/user-guide/user_workloads/instancetypes/
 */
export class InstanceProfile {
  /** Alpine Linux. */
  public static readonly ALPINE = new InstanceProfile('alpine');
  /** CentOS Stream 9. */
  public static readonly CENTOS_STREAM_9 = new InstanceProfile('centos.stream9');
  /** CentOS Stream 10. */
  public static readonly CENTOS_STREAM_10 = new InstanceProfile('centos.stream10');
  /** CirrOS, for tests. */
  public static readonly CIRROS = new InstanceProfile('cirros');
  /** Debian. Hikube, Cozystack 1.5 and later, plain KubeVirt 1.5 and later. */
  public static readonly DEBIAN = new InstanceProfile('debian');
  /** Fedora. */
  public static readonly FEDORA = new InstanceProfile('fedora');
  /** Any Linux with virtio drivers. Cozystack 1.5 and later, plain KubeVirt 1.5 and later. */
  public static readonly LINUX = new InstanceProfile('linux');
  /** openSUSE Leap. */
  public static readonly OPENSUSE_LEAP = new InstanceProfile('opensuse.leap');
  /** openSUSE Tumbleweed. */
  public static readonly OPENSUSE_TUMBLEWEED = new InstanceProfile('opensuse.tumbleweed');
  /** Oracle Linux. Cozystack 1.5 and later, plain KubeVirt 1.6 and later. */
  public static readonly ORACLE_LINUX = new InstanceProfile('oraclelinux');
  /** Red Hat Enterprise Linux 8 and its rebuilds (Rocky, AlmaLinux, Oracle, CloudLinux). */
  public static readonly RHEL_8 = new InstanceProfile('rhel.8');
  /** Red Hat Enterprise Linux 9 and its rebuilds. */
  public static readonly RHEL_9 = new InstanceProfile('rhel.9');
  /** Red Hat Enterprise Linux 10 and its rebuilds. */
  public static readonly RHEL_10 = new InstanceProfile('rhel.10');
  /** SUSE Linux Enterprise Server. */
  public static readonly SLES = new InstanceProfile('sles');
  /** Ubuntu. */
  public static readonly UBUNTU = new InstanceProfile('ubuntu');
  /** Windows 10 with emulated devices. */
  public static readonly WINDOWS_10 = new InstanceProfile('windows.10');
  /** Windows 10 with virtio drivers. */
  public static readonly WINDOWS_10_VIRTIO = new InstanceProfile('windows.10.virtio');
  /** Windows 11 with emulated devices. */
  public static readonly WINDOWS_11 = new InstanceProfile('windows.11');
  /** Windows 11 with virtio drivers. */
  public static readonly WINDOWS_11_VIRTIO = new InstanceProfile('windows.11.virtio');
  /** Windows Server 2019 with emulated devices. */
  public static readonly WINDOWS_SERVER_2019 = new InstanceProfile('windows.2k19');
  /** Windows Server 2019 with virtio drivers. */
  public static readonly WINDOWS_SERVER_2019_VIRTIO = new InstanceProfile('windows.2k19.virtio');
  /** Windows Server 2022 with emulated devices. */
  public static readonly WINDOWS_SERVER_2022 = new InstanceProfile('windows.2k22');
  /** Windows Server 2022 with virtio drivers. */
  public static readonly WINDOWS_SERVER_2022_VIRTIO = new InstanceProfile('windows.2k22.virtio');
  /** Windows Server 2025 with emulated devices. */
  public static readonly WINDOWS_SERVER_2025 = new InstanceProfile('windows.2k25');
  /** Windows Server 2025 with virtio drivers. */
  public static readonly WINDOWS_SERVER_2025_VIRTIO = new InstanceProfile('windows.2k25.virtio');

  /**
   * Any other profile, by its exact name on the platform.
   *
   * @param name e.g. `rhel.9.realtime`
   * @param options the scope of the profile, if the catalog does not declare the profile
   */
  public static fromName(name: string, options: NamedOptions = {}): InstanceProfile {
    return new InstanceProfile(name, ownCopy({ kind: 'named', name, namespaced: options.namespaced }));
  }

  /**
   * The cluster infers the profile from labels on the source of a disk, e.g. on a golden image. The source needs these labels. A disk that is
   * a separate construct must exist in the cluster before the machine is created. Plain KubeVirt only: `spec.preference.inferFromVolume`.
   * Synthesis warns that GitOps tools report drift.
   *
   * @param disk a disk of the machine; the boot disk if left out
   */
  public static inferred(disk?: IDisk): InstanceProfile {
    return new InstanceProfile('', { kind: 'inferred', disk: disk?.diskName });
  }

  /** The name on the platform; empty for an inferred profile. */
  public readonly name: string;

  private constructor(name: string, private readonly model: InstanceProfileChoice = { kind: 'named', name }) {
    this.name = name;
  }

  /** The properties as text; only the name if nothing else is set. */
  public toString(): string {
    return saidOf(this.model);
  }

  /** @internal */
  public _model(): InstanceProfileChoice {
    return this.model;
  }
}

gate(InstanceProfile);
