/** How an interface gets an address, in a network configuration of version 1. */
export enum NetworkSubnetType {
  /** IPv4 by DHCP. */
  DHCP4 = 'dhcp4',
  /** IPv6 by DHCP. */
  DHCP6 = 'dhcp6',
  /** A static IPv4 address. */
  STATIC = 'static',
  /** A static IPv6 address. */
  STATIC6 = 'static6',
  /** IPv6 by router advertisements. */
  SLAAC = 'ipv6_slaac',
  /** The interface is configured, but has no address. */
  MANUAL = 'manual',
}

/** One address of an interface, in a network configuration of version 1. */
export interface NetworkSubnet {
  /** How the interface gets the address. Becomes `subnets[].type`. */
  readonly type: NetworkSubnetType;
  /**
   * A static address with the prefix of its network. Becomes `subnets[].address`.
   * @default - none, for types without a static address
   */
  readonly address?: string;
  /**
   * The router of the default route. Becomes `subnets[].gateway`.
   * @default - none
   */
  readonly gateway?: string;
  /**
   * Addresses of name servers. Becomes `subnets[].dns_nameservers`.
   * @default - none
   */
  readonly nameservers?: string[];
  /**
   * Domains in which short names are looked up. Becomes `subnets[].dns_search`.
   * @default - none
   */
  readonly searchDomains?: string[];
}

/**
 * An interface of a network configuration of version 1. Becomes an entry of `config`. The entry is a VLAN if you set `vlanLink`, a bond if you
 * set `bondInterfaces`, otherwise a network card.
 */
export interface NetworkInterfaceV1 {
  /** The name of the interface. */
  readonly name: string;
  /**
   * The MAC address that identifies the network card. Becomes `mac_address`.
   * @default - none; the network card is identified by `name`
   */
  readonly macAddress?: string;
  /**
   * Largest packet in bytes. Becomes `mtu`.
   * @default - the default of the guest, usually 1500
   */
  readonly mtu?: number;
  /**
   * The addresses of the interface. Becomes `subnets`.
   * @default - none
   */
  readonly subnets?: NetworkSubnet[];
  /**
   * Name of the parent interface of the VLAN. Becomes `vlan_link`.
   * @default - not a VLAN
   */
  readonly vlanLink?: string;
  /**
   * VLAN ID, 1 to 4094. Becomes `vlan_id`.
   * @default - not a VLAN
   */
  readonly vlanId?: number;
  /**
   * Names of the interfaces of the bond. Becomes `bond_interfaces`.
   * @default - not a bond
   */
  readonly bondInterfaces?: string[];
}

/** A network configuration of version 1, which every release of cloud-init and Cloudbase-Init reads. */
export interface NetworkDataV1Props {
  /** The interfaces. Becomes `config`. */
  readonly interfaces: NetworkInterfaceV1[];
}
