/**
 * The kind of the volume request of a disk.
 */
export enum VolumeRequest {
  /** CDI completes missing values, and adds space for the file system. Becomes `DataVolume.spec.storage`. */
  STORAGE = 'storage',
  /** CDI uses the request unchanged, so size and access mode are required. Becomes `DataVolume.spec.pvc`. */
  PVC = 'pvc',
}

/**
 * Kind and API version of a disk's entry in the manifest of its machine.
 */
export interface TemplateHead {
  /**
   * The API version, e.g. `cdi.kubevirt.io/v1beta1`.
   * @default - none
   */
  readonly apiVersion?: string;

  /**
   * The kind: `DataVolume`.
   * @default - none
   */
  readonly kind?: string;
}
