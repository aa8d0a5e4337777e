/**
 * Model of a virtual network nic.
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
 * How a machine's network interface is connected. Becomes the member of `devices.interfaces[]` of that name.
 */
export enum NetworkBinding {
  /** NAT behind the address of the pod; allows live migration. Only for the pod network. */
  MASQUERADE = 'masquerade',
  /** On a bridge, with the address of the pod. On the pod network it prevents live migration. */
  BRIDGE = 'bridge',
  /** A virtual function of a network card, passed through. Needs a network attachment with such a device. */
  SRIOV = 'sriov',
  /** In user space by passt, with the address of the pod. KubeVirt 1.8 and later. */
  PASST = 'passtBinding',
}

/**
 * A port that masquerade lets in.
 */
export interface NetworkInterfacePort {
  /** The port, 1 to 65535. */
  readonly port: number;

  /**
   * `TCP` or `UDP`.
   * @default 'TCP'
   */
  readonly protocol?: string;

  /**
   * A name for it.
   * @default - none
   */
  readonly name?: string;
}

/**
 * An option of DHCP by its number.
 */
export interface PrivateDhcpOption {
  /** 224 to 254. */
  readonly option: number;
  /** What it says. */
  readonly value: string;
}

/** DHCP options of an interface. Becomes `devices.interfaces[].dhcpOptions`. */
export interface DhcpOptions {
  /**
   * The file that it boots from by network.
   * @default - none
   */
  readonly bootFileName?: string;

  /**
   * Where that file is.
   * @default - none
   */
  readonly tftpServerName?: string;

  /**
   * Servers of the time.
   * @default - none
   */
  readonly ntpServers?: string[];

  /**
   * More options by number.
   * @default - none
   */
  readonly privateOptions?: PrivateDhcpOption[];
}

/**
 * A machine's virtual network nic. Plain KubeVirt only.
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

  /**
   * Its name in the machine, of A-Z, a-z, 0-9, "_" and "-".
   * @default - that of the network, with "-" for what an interface cannot have; `default` on the pod network
   */
  readonly alias?: string;

  /**
   * How it is connected.
   * @default - NetworkBinding.MASQUERADE on the pod network, else BRIDGE
   */
  readonly binding?: NetworkBinding;

  /**
   * A network binding plugin of the cluster that connects it, instead of a `binding`.
   * @default - none
   */
  readonly plugin?: string;

  /**
   * Ports that masquerade lets in.
   * @default - all
   */
  readonly ports?: NetworkInterfacePort[];

  /**
   * Its boot order among disks and interfaces, from 1, for network boot.
   * @default - it does not boot from it
   */
  readonly bootOrder?: number;

  /**
   * The number by which Linux names it (`eno7` for 7), independent of its place on the PCI bus.
   * @default - none
   */
  readonly acpiIndex?: number;

  /**
   * Its place on the PCI bus, e.g. `0000:81:00.1`.
   * @default - the next one that is free
   */
  readonly pciAddress?: string;

  /**
   * What the machine is told by DHCP on it.
   * @default - the address and the name servers of the pod
   */
  readonly dhcpOptions?: DhcpOptions;

  /**
   * A tag in the guest's metadata.
   * @default - none
   */
  readonly tag?: string;

  /**
   * `up`, `down` (no link), or `absent` (unplug it).
   * @default 'up'
   */
  readonly state?: string;
}
