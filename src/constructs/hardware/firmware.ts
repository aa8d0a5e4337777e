/**
 * How a machine boots. Becomes `spec.template.spec.domain.firmware.bootloader` and `devices.tpm`.
 */
export interface Firmware {
  /**
   * Whether it boots by UEFI instead of BIOS.
   * @default - what the instance profile prefers
   */
  readonly uefi?: boolean;

  /**
   * Whether UEFI starts signed systems only. Turns UEFI on, and the system management mode that it needs.
   * @default false
   */
  readonly secureBoot?: boolean;

  /**
   * Whether it has a TPM 2.0.
   * @default - what the instance profile prefers
   */
  readonly tpm?: boolean;

  /**
   * Whether the variables of UEFI and the content of the TPM outlive a restart. They are kept in a volume of their own.
   * @default false
   */
  readonly persistent?: boolean;
}
