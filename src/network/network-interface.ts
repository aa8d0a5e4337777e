/**
 * Model of a virtual network card.
 */
export enum NetworkInterfaceModel {
  /** Paravirtual and fastest; the guest needs the driver. */
  VIRTIO = 'virtio',
  /** Intel 82540EM. */
  E1000 = 'e1000',
  /** Intel 82574L. */
  E1000E = 'e1000e',
  /** Intel 82576. */
  IGB = 'igb',
  /** Realtek RTL8139. */
  RTL8139 = 'rtl8139',
}

/**
 * A machine's virtual network card. Plain KubeVirt only.
 */
export interface NetworkInterface {
  /**
   * Its model.
   * @default - what the instance profile prefers
   */
  readonly model?: NetworkInterfaceModel;

  /**
   * Its MAC address, e.g. `02:00:00:00:00:01`.
   * @default - the platform gives one
   */
  readonly macAddress?: string;
}
