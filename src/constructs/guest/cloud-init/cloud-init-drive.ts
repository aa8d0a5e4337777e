/** The kind of disk that contains the user data for cloud-init or a similar program. */
export enum CloudInitDrive {
  /** A disk with the label `cidata`. cloud-init finds the disk by this label. Becomes `volumes[].cloudInitNoCloud`. */
  NO_CLOUD = 'noCloud',
  /** A disk in the format of OpenStack, for Cloudbase-Init (Windows) and Ignition. Becomes `volumes[].cloudInitConfigDrive`. */
  CONFIG_DRIVE = 'configDrive',
}

/**
 * Where the documents of cloud-init are kept.
 */
export enum CloudInitDelivery {
  /** In a separate `Secret`, of at most 1 MiB. */
  SECRET = 'secret',
  /** In the manifest of the machine, at most 2,048 bytes for each document. Everyone who has access to the manifest can read the documents. */
  INLINE = 'inline',
  /** Like `INLINE`, but in base64. */
  INLINE_BASE64 = 'inlineBase64',
}
