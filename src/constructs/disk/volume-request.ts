/**
 * How the volume of a disk is asked for.
 */
export enum VolumeRequest {
  /** The cluster completes what is not said, and adds what the file system needs. Becomes `DataVolume.spec.storage`. */
  STORAGE = 'storage',
  /** As it is said: size and access mode are needed. Becomes `DataVolume.spec.pvc`. */
  PVC = 'pvc',
}

/**
 * What the entry of a disk in a machine's manifest says of its own kind.
 */
export interface TemplateHead {
  /**
   * Its API version, e.g. `cdi.kubevirt.io/v1beta1`.
   * @default - none
   */
  readonly apiVersion?: string;

  /**
   * Its kind: `DataVolume`.
   * @default - none
   */
  readonly kind?: string;
}
