/**
 * How a machine boots. Becomes `spec.template.spec.domain.firmware.bootloader` and `devices.tpm`.
 */
export interface Firmware {
  /**
   * Whether the machine boots by UEFI instead of BIOS.
   * @default - the preference of the instance profile
   */
  readonly uefi?: boolean;

  /**
   * Secure boot: UEFI starts signed boot loaders only. Enables UEFI and the system management mode, which secure boot needs.
   * @default false
   */
  readonly secureBoot?: boolean;

  /**
   * Whether the machine has a TPM 2.0.
   * @default - the preference of the instance profile
   */
  readonly tpm?: boolean;

  /**
   * Whether UEFI variables and TPM state persist over a restart. A separate volume keeps them.
   * @default false
   */
  readonly persistent?: boolean;
}

/**
 * UEFI in KubeVirt's own fields. Becomes `domain.firmware.bootloader.efi`.
 */
export interface EfiFirmware {
  /**
   * Whether UEFI starts signed boot loaders only. Needs `smm`.
   * @default true
   */
  readonly secureBoot?: boolean;

  /**
   * Whether UEFI variables persist over a restart.
   * @default false
   */
  readonly persistent?: boolean;
}

/**
 * BIOS in KubeVirt's own fields. Becomes `domain.firmware.bootloader.bios`.
 */
export interface BiosFirmware {
  /**
   * Whether BIOS writes to the serial console.
   * @default false
   */
  readonly useSerial?: boolean;
}

/**
 * A TPM in KubeVirt's own fields. Becomes `domain.devices.tpm`.
 */
export interface TpmDevice {
  /**
   * Whether the machine has the TPM.
   * @default true
   */
  readonly enabled?: boolean;

  /**
   * Whether the content of the TPM persists over a restart.
   * @default false
   */
  readonly persistent?: boolean;
}

/**
 * Chassis data of the guest (SMBIOS). Becomes `domain.chassis`.
 */
export interface Chassis {
  /**
   * The maker of the chassis.
   * @default - none
   */
  readonly manufacturer?: string;
  /**
   * The version of the chassis.
   * @default - none
   */
  readonly version?: string;
  /**
   * The serial number of the chassis.
   * @default - none
   */
  readonly serial?: string;
  /**
   * The asset tag of the chassis.
   * @default - none
   */
  readonly asset?: string;
  /**
   * The stock keeping unit of the chassis.
   * @default - none
   */
  readonly sku?: string;
}

/**
 * The board of a machine, and how the machine boots.
 */
export interface HardwareFirmware {
  /**
   * The machine type of QEMU, e.g. `pc-q35-rhel9.4.0`. Becomes `domain.machine.type`.
   * @default - the machine type of the instance profile, otherwise `q35`, or `virt` on Arm
   */
  readonly machineType?: string;

  /**
   * How the machine boots.
   * @default - the preference of the instance profile
   */
  readonly firmware?: Firmware;

  /**
   * UEFI in KubeVirt's own fields, for settings that `firmware` does not have. Becomes `domain.firmware.bootloader.efi`.
   * @default - the settings of `firmware`
   */
  readonly efi?: EfiFirmware;

  /**
   * BIOS in KubeVirt's own fields. Becomes `domain.firmware.bootloader.bios`.
   * @default - the settings of `firmware`
   */
  readonly bios?: BiosFirmware;

  /**
   * A TPM in KubeVirt's own fields, e.g. a persistent TPM with UEFI variables that do not persist. Becomes `domain.devices.tpm`.
   * @default - the settings of `firmware`
   */
  readonly tpm?: TpmDevice;

  /**
   * Chassis data of the guest (SMBIOS). Becomes `domain.chassis`.
   * @default - the chassis data of QEMU
   */
  readonly chassis?: Chassis;
}
