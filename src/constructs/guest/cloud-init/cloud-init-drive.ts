/** The kind of disk that contains the user data for cloud-init or a similar program. */
export enum CloudInitDrive {
  /** A disk labelled `cidata`, which cloud-init looks for itself. Becomes `volumes[].cloudInitNoCloud`. */
  NO_CLOUD = 'noCloud',
  /** A disk in the format of OpenStack, which Cloudbase-Init (Windows) and Ignition look for. Becomes `volumes[].cloudInitConfigDrive`. */
  CONFIG_DRIVE = 'configDrive',
}

/**
 * Where the documents of cloud-init are kept.
 */
export enum CloudInitDelivery {
  /** In a `Secret` of its own, which may have 1 MiB. */
  SECRET = 'secret',
  /** In the manifest of the machine: at most 2,048 bytes each, readable by everyone who can read the machine. */
  INLINE = 'inline',
  /** The same, in base64. */
  INLINE_BASE64 = 'inlineBase64',
}
