/**
 * What a guest knows the machine by: the identity in its firmware (SMBIOS). Cloud-init and licences are bound to it.
 *
 * For a machine that exists and had another one before. Becomes `spec.template.spec.domain.firmware` of plain KubeVirt.
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
