/**
 * The kind of the volume request of a disk.
 */
export enum VolumeRequest {
  /** CDI completes missing values, and adds space for the file system. Becomes `DataVolume.spec.storage`. */
  STORAGE = 'storage',
  /** CDI uses the request unchanged: size and access mode are required. Becomes `DataVolume.spec.pvc`. */
  PVC = 'pvc',
}

/**
 * Kind and API version in the entry of a disk in a machine's manifest.
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
