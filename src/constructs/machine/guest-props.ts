import { AccessCredential } from '../guest/access-credential';
import { CloudConfigProps, CloudInit, CloudInitDelivery, CloudInitDrive, NetworkData } from '../guest/cloud-init';
import { SshKey } from '../guest/ssh-key';

/**
 * The configuration of a guest at boot, and the logins of the guest.
 */
export interface MachineGuestProps {
  /**
   * SSH public keys for logins as the image's default user. Becomes `VMInstance.spec.sshKeys`. cloud-init writes the keys at the first boot, so
   * changed keys also need a new `cloudInitSeed`.
   *
   * Changing this: has no effect after creation
   * @default - `sshKeys` of the chart's `defaults`
   */
  readonly sshKeys?: SshKey[];

  /**
   * The first-boot configuration. Other constructs can extend this configuration with the attribute `cloudConfig` of the machine. Becomes
   * `VMInstance.spec.cloudInit`.
   *
   * @default - none
   */
  readonly cloudConfig?: CloudConfigProps;

  /**
   * A complete cloud-init document, instead of a cloud config. Becomes `VMInstance.spec.cloudInit`.
   *
   * Changing this: has no effect after creation
   * @default - none
   */
  readonly cloudInit?: CloudInit;

  /**
   * Keys and passwords in existing Secrets. Plain KubeVirt only: `spec.template.spec.accessCredentials`.
   *
   * Changing this: takes effect at the next restart
   * @default - none
   */
  readonly accessCredentials?: AccessCredential[];

  /**
   * The kind of disk that contains the document for cloud-init. Plain KubeVirt only.
   *
   * Changing this: takes effect at the next restart
   * @default CloudInitDrive.NO_CLOUD
   */
  readonly cloudInitDrive?: CloudInitDrive;

  /**
   * Where the cloud-init documents are stored: in a Secret or in the manifest. Plain KubeVirt only.
   *
   * Changing this: takes effect at the next restart
   * @default CloudInitDelivery.SECRET
   */
  readonly cloudInitDelivery?: CloudInitDelivery;

  /**
   * How cloud-init sets up the guest's network. Plain KubeVirt only.
   *
   * Changing this: has no effect after creation
   * @default - by DHCP on the first interface
   */
  readonly networkData?: NetworkData;

  /**
   * Any text. If the text changes, cloud-init runs again at the next restart, as on a new machine. If you remove the text on Cozystack or Hikube,
   * cloud-init does not run again. Becomes `VMInstance.spec.cloudInitSeed`.
   *
   * Changing this: takes effect at the next restart
   * @default - none
   */
  readonly cloudInitSeed?: string;
}
