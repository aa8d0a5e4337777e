/**
 * The model of a virtual network interface.
 */
export enum NetworkInterfaceModel {
  /** Paravirtual and fastest. The guest needs the virtio driver. */
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
 * The binding of a machine's network interface. Becomes the field with this name in `devices.interfaces[]`.
 */
export enum NetworkBinding {
  /** NAT behind the address of the pod; allows live migration. Only for the pod network. */
  MASQUERADE = 'masquerade',
  /**
   * A bridge. On the pod network, the guest has the address of the pod, and the bridge prevents live migration, unless the pod has the annotation
   * `kubevirt.io/allow-pod-bridge-network-live-migration`.
   */
  BRIDGE = 'bridge',
  /**
   * SR-IOV: a virtual function of a network card is passed through to the machine. Needs a `NetworkAttachmentDefinition` that provides virtual
   * functions.
   */
  SRIOV = 'sriov',
  /**
   * The program passt, which runs in user space. The guest has the address of the pod. KubeVirt 1.9 and later, or 1.8 with the feature gate
   * PasstBinding.
   */
  PASST = 'passtBinding',
}

/**
 * A port that masquerade forwards.
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
   * The name of the port.
   * @default - none
   */
  readonly name?: string;
}

/**
 * A DHCP option, by its number.
 */
export interface PrivateDhcpOption {
  /** The number, 224 to 254. */
  readonly option: number;
  /** The value. */
  readonly value: string;
}

/** DHCP options of an interface. Becomes `devices.interfaces[].dhcpOptions`. */
export interface DhcpOptions {
  /**
   * The boot file for network boot.
   * @default - none
   */
  readonly bootFileName?: string;

  /**
   * The TFTP server of the boot file.
   * @default - none
   */
  readonly tftpServerName?: string;

  /**
   * NTP servers.
   * @default - none
   */
  readonly ntpServers?: string[];

  /**
   * Further DHCP options, by number.
   * @default - none
   */
  readonly privateOptions?: PrivateDhcpOption[];
}

/**
 * A machine's virtual network interface. Plain KubeVirt only.
 */
export interface NetworkInterface {
  /**
   * The model.
   * @default - the preference of the instance profile
   */
  readonly model?: NetworkInterfaceModel;

  /**
   * The MAC address of the interface, e.g. `02:00:00:00:00:01`.
   * @default - KubeVirt assigns an address
   */
  readonly macAddress?: string;

  /**
   * The interface's name in the manifest (`devices.interfaces[].name`). It consists of A-Z, a-z, 0-9, "_" and "-".
   * @default - the name of the network, with "-" in place of invalid characters; `default` on the pod network
   */
  readonly alias?: string;

  /**
   * The binding of the interface.
   * @default - NetworkBinding.MASQUERADE on the pod network, NetworkBinding.BRIDGE on any other network
   */
  readonly binding?: NetworkBinding;

  /**
   * The name of a network binding plugin of the cluster, instead of a `binding`.
   * @default - none
   */
  readonly plugin?: string;

  /**
   * Ports that masquerade forwards.
   * @default - all
   */
  readonly ports?: NetworkInterfacePort[];

  /**
   * The boot order of the interface among disks and interfaces, from 1, for network boot.
   * @default - the machine does not boot from the interface
   */
  readonly bootOrder?: number;

  /**
   * The number in the interface's name in Linux (`eno7` for 7). The number does not depend on the position on the PCI bus.
   * @default - none
   */
  readonly acpiIndex?: number;

  /**
   * The PCI address of the interface, e.g. `0000:81:00.1`.
   * @default - the next free address
   */
  readonly pciAddress?: string;

  /**
   * DHCP options for the machine on this interface.
   * @default - only the options that KubeVirt sets, e.g. the address and the name servers
   */
  readonly dhcpOptions?: DhcpOptions;

  /**
   * A tag of the interface in the guest's metadata.
   * @default - none
   */
  readonly tag?: string;

  /**
   * The state of the interface: `up`, `down` (no link), or `absent` (unplugged). KubeVirt 1.5 and later.
   * @default 'up'
   */
  readonly state?: string;
}
