import { MachineDefault } from '../../model/machine-default';
import { StorageClass } from '../disk/storage-class';
import { SshKey } from '../guest/ssh-key';
import { GoldenImage } from '../image/golden-image';
import { InstanceType } from '../instance-type/instance-type';
import { Exposure } from '../network/exposure';

/** Default properties of machines and disks below a chart or app. A property of a machine replaces the default; lists are not merged. */
export interface FleetDefaults {
  /**
   * Instance type of machines that set neither `instanceType` nor `resources`.
   * @default - none; each machine must set its size
   */
  readonly instanceType?: InstanceType;

  /**
   * Golden image of machines that set neither `image` nor `systemDisk.source`. A machine with `disks` gets this image only if it also sets
   * `systemDisk`.
   * @default - none
   */
  readonly image?: GoldenImage;

  /**
   * SSH keys of machines that do not set `sshKeys`.
   * @default - none
   */
  readonly sshKeys?: SshKey[];

  /**
   * Storage class of disks that do not set `storageClass`.
   * @default - `replicated`; on plain KubeVirt, `defaultStorageClass` of the platform
   */
  readonly storageClass?: StorageClass;

  /**
   * Exposure of machines that do not set `exposure`.
   * @default Exposure.none()
   */
  readonly exposure?: Exposure;

  /**
   * Defaults that this library leaves out of the manifests of machines. The platform then decides these values. On Cozystack and Hikube, only
   * `SERVICE` and `DISK_DEVICE` are supported.
   * @default - none; docs/defaults.md lists the defaults and their reasons
   */
  readonly leaveToCluster?: MachineDefault[];
}
