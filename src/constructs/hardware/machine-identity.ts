/**
 * The identity in the firmware (SMBIOS) by which a guest knows the machine. cloud-init and software licences depend on this identity. Set it
 * to keep the identity of an existing machine. Becomes `spec.template.spec.domain.firmware` of plain KubeVirt.
 */
export interface MachineIdentity {
  /**
   * The UUID of the machine, e.g. `299d7c76-857b-8f4d-b2d0-11d328c469f6`. Becomes `firmware.uuid`.
   *
   * Changing this: takes effect at the next restart
   */
  readonly uuid: string;

  /**
   * The serial number of the machine. Becomes `firmware.serial`.
   *
   * Changing this: takes effect at the next restart
   * @default - none
   */
  readonly serial?: string;
}
