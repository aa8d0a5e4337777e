/**
 * The kind of disk by which cloud-init, or what stands in for it, finds its document.
 */
export enum CloudInitDrive {
  /** A disk labelled `cidata`, which cloud-init looks for itself. Becomes `volumes[].cloudInitNoCloud`. */
  NO_CLOUD = 'noCloud',
  /** A disk as OpenStack has it, which Cloudbase-Init (Windows) and Ignition look for. Becomes `volumes[].cloudInitConfigDrive`. */
  CONFIG_DRIVE = 'configDrive',
}
